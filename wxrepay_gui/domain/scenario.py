"""How practice can be told to answer."""

from enum import StrEnum


class Scenario(StrEnum):
    """One way in which the practice server behaves, for rehearsing it."""

    BOOKED = "booked"
    DIFFERENT_ECHO = "different_echo"
    PARAMETER_ERROR = "parameter_error"
    NO_PERMISSION = "no_permission"
    RATE_LIMIT = "rate_limit"
    SYSTEM_ERROR_ONCE = "system_error_once"
    TIMEOUT = "timeout"
    BAD_SIGNATURE = "bad_signature"
    EMPTY_LIST = "empty_list"
    CLOCK_OFF = "clock_off"
    SWITCH_NOT_OPENED = "switch_not_opened"
