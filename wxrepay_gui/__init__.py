"""Books repayments (预约还款) for a WeChat Pay service provider."""

__version__ = "0.1.0"
