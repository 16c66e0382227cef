"""Who signs, and that no secret is ever shown."""

from dataclasses import fields

from hypothesis import given
from hypothesis import strategies as st

from wxrepay_gui.domain.merchant import KeyMaterial, Merchant

primes = st.integers(10**30, 10**300)


@given(primes, primes)
def test_key_material_shows_no_prime_in_any_form(p: int, q: int) -> None:
    material = KeyMaterial(p=p, q=q, e=65537, public_sha256="ab" * 32)
    for shown in (repr(material), str(material), f"{material}", f"{[material]}"):
        assert shown.strip("[]") == f"KeyMaterial(public_sha256='{'ab' * 32}')"


def test_key_material_compares_by_its_primes() -> None:
    one = KeyMaterial(p=11, q=13, e=3, public_sha256="")
    assert one == KeyMaterial(p=11, q=13, e=3, public_sha256="")
    assert one != KeyMaterial(p=11, q=17, e=3, public_sha256="")


def test_a_merchant_holds_nothing_secret() -> None:
    assert [field.name for field in fields(Merchant)] == [
        "mchid",
        "name",
        "company",
        "serial_no",
        "valid_until",
        "public_key_id",
        "public_key",
        "platform_certificate",
        "colour",
        "retype_from",
        "cap",
        "record_id_pattern",
    ]
