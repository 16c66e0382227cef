"""The shape of the house: rules that no linter has, over the files themselves."""

import ast
import io
import re
import subprocess
import sys
import tokenize
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "wxrepay_gui"
MODULES = sorted(PACKAGE.rglob("*.py"))
SCRIPTS = sorted((ROOT / "packaging").rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
COMPOSITION_ROOTS = {PACKAGE / "app.py", PACKAGE / "start.py"}
LATE_LIBRARIES = {
    PACKAGE / "gui" / "single_instance.py": {"PySide6.QtNetwork"},
    PACKAGE / "gui" / "system_proxy.py": {"PySide6.QtNetwork"},
    PACKAGE / "storage" / "pinyin.py": {"pypinyin"},
    PACKAGE / "storage" / "sheet.py": {"python_calamine", "xlsxwriter"},
}
"""Libraries that few runs or no first paint needs and every start would pay for."""

STARTING_POINTS = {*COMPOSITION_ROOTS, *PACKAGE.rglob("__main__.py")}

LONGEST_MODULE = 300

BANNED_WORDS = {"manager", "helper", "util", "common", "data", "info", "process", "do", "my"}
DICTATED_NAMES = {"data", "headerData", "setData", "do_GET", "do_POST", "process_request"}
"""Names that a base class of Qt or of the standard library dictates."""

CLOCKS = {
    "date.today",
    "datetime.now",
    "datetime.today",
    "datetime.utcnow",
    "time.time",
    "time.time_ns",
    "QDate.currentDate",
    "QDateTime.currentDateTime",
    "QDateTime.currentDateTimeUtc",
    "QTime.currentTime",
}

IGNORE = re.compile(r"\b(noqa|type: ignore|pragma:)")
REASONED_IGNORES = (
    re.compile(r"# noqa: [A-Z]+\d+(, [A-Z]+\d+)*  [^\s#].*"),
    re.compile(r"# type: ignore\[[a-z-]+(, [a-z-]+)*\]  # \S.*"),
    re.compile(r"# pragma: no (cover|branch)  [^\s#].*"),
)

TOP_LEVEL = {"README.md", "packaging", "pyproject.toml", "resources", "tests", "wxrepay_gui"}

MACHINE_WORDS = [
    *(f"/{folder}/".encode() for folder in ("work", "root", "home", "Users")),
    *(
        ".".join(labels).encode()
        for labels in (
            ("pypi", "org"),
            ("pythonhosted", "org"),
            ("deb", "debian", "org"),
            ("registry", "npmjs", "org"),
        )
    ),
]
"""What would tie the project to one machine or one registry, spelled so as not to find itself."""


def place(path: Path, line: int | None = None) -> str:
    name = path.relative_to(ROOT).as_posix()
    return name if line is None else f"{name}:{line}"


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imports_in(node: ast.AST) -> Iterator[tuple[int, str]]:
    for child in ast.walk(node):
        if isinstance(child, ast.Import):
            yield from ((child.lineno, alias.name) for alias in child.names)
        elif isinstance(child, ast.ImportFrom):
            yield child.lineno, child.module or "."


def is_standard(module: str) -> bool:
    return module.partition(".")[0] in sys.stdlib_module_names


def words_of(name: str) -> set[str]:
    spaced = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name)
    words = {word.lower() for word in spaced.split("_")}
    return words | {word.removesuffix("s") for word in words}


@pytest.fixture(scope="module")
def project_files() -> list[Path]:
    """Return every file that git has or would take."""
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout: nothing says which files are the project's")
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    ).stdout.decode()
    paths = (ROOT / name for name in listing.split("\0") if name)
    return [path for path in paths if path.is_file()]


def test_no_module_is_longer_than_three_hundred_lines() -> None:
    lengths = {
        path: len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES + SCRIPTS
    }
    assert [place(path, n) for path, n in lengths.items() if n > LONGEST_MODULE] == []


def test_every_init_holds_its_docstring_and_nothing_else() -> None:
    inits = sorted(PACKAGE.rglob("__init__.py"))
    wrong = [
        place(path)
        for path in inits
        if ast.get_docstring(tree_of(path)) is None
        or len(tree_of(path).body) != (2 if path.parent == PACKAGE else 1)
    ]
    assert inits
    assert wrong == []


def test_the_top_init_names_the_version() -> None:
    version = tree_of(PACKAGE / "__init__.py").body[1]
    assert isinstance(version, ast.Assign)
    assert ast.unparse(version.targets[0]) == "__version__"


def test_every_package_has_an_init() -> None:
    packages = {path.parent for path in MODULES}
    assert [place(folder) for folder in packages if not (folder / "__init__.py").exists()] == []


def test_only_the_composition_root_and_doors_of_rare_libraries_import_in_functions() -> None:
    late = {
        place(path, line)
        for path in MODULES
        if path not in COMPOSITION_ROOTS
        for function in ast.walk(tree_of(path))
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for line, module in imports_in(function)
        if not is_standard(module) and module not in LATE_LIBRARIES.get(path, ())
    }
    assert sorted(late) == []


def test_the_domain_imports_the_standard_library_and_itself_alone() -> None:
    foreign = [
        f"{place(path, line)} {module}"
        for path in sorted((PACKAGE / "domain").rglob("*.py"))
        for line, module in imports_in(tree_of(path))
        if not is_standard(module) and not module.startswith("wxrepay_gui.domain")
    ]
    assert foreign == []


def test_no_name_is_one_of_the_words_that_say_nothing() -> None:
    defined = [(path, 1, path.stem) for path in MODULES] + [
        (path, node.lineno, node.name)
        for path in MODULES
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
    ]
    empty = [
        f"{place(path, line)} {name}"
        for path, line, name in defined
        if name not in DICTATED_NAMES and words_of(name) & BANNED_WORDS
    ]
    assert empty == []


def test_only_where_a_program_starts_is_the_clock_read() -> None:
    attributes = [
        f"{place(path, node.lineno)} {ast.unparse(node)}"
        for path in MODULES
        if path not in STARTING_POINTS
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Attribute)
        if ".".join(ast.unparse(node).split(".")[-2:]) in CLOCKS
    ]
    names = [
        f"{place(path, node.lineno)} {ast.unparse(node)}"
        for path in MODULES
        if path not in STARTING_POINTS
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.ImportFrom) and node.module == "time"
        if any(f"time.{alias.name}" in CLOCKS for alias in node.names)
    ]
    assert attributes + names == []


def test_every_ignored_finding_of_a_tool_says_why() -> None:
    unreasoned = []
    for path in MODULES + SCRIPTS + TESTS:
        source = io.StringIO(path.read_text(encoding="utf-8"))
        for token in tokenize.generate_tokens(source.readline):
            if token.type != tokenize.COMMENT or not IGNORE.search(token.string):
                continue
            if not any(reasoned.fullmatch(token.string) for reasoned in REASONED_IGNORES):
                unreasoned.append(f"{place(path, token.start[0])} {token.string}")
    assert unreasoned == []


def test_no_file_names_a_machine_or_a_registry(project_files: list[Path]) -> None:
    tied = [
        f"{place(path)} {word.decode()}"
        for path in project_files
        for word in MACHINE_WORDS
        if word in path.read_bytes()
    ]
    assert tied == []


def test_the_top_level_holds_only_what_was_agreed(project_files: list[Path]) -> None:
    tops = {path.relative_to(ROOT).parts[0] for path in project_files}
    assert {top for top in tops if not top.startswith(".")} - TOP_LEVEL == set()


def test_what_the_program_runs_on_is_locked_alike_for_the_tests() -> None:
    pins = {
        name: set(re.findall(r"^[\w.-]+==\S+", text, re.MULTILINE))
        for name in ("requirements.txt", "requirements-dev.txt")
        for text in [(ROOT / "packaging" / name).read_text(encoding="utf-8")]
    }
    assert pins["requirements.txt"]
    assert pins["requirements.txt"] <= pins["requirements-dev.txt"]


def test_every_requirement_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    locked = (ROOT / "packaging" / "requirements-dev.txt").read_text(encoding="utf-8")
    names = {re.split(r"[^\w.-]", requirement)[0].lower() for requirement in wanted}
    pinned = re.compile(r"^([\w.-]+)(?:\[[\w,.-]+\])?==", re.MULTILINE)
    assert names - {name.lower() for name in pinned.findall(locked)} == set()
