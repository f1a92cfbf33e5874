"""One call can be bounded, and ended while it runs."""

import _thread
import signal
import threading
from pathlib import Path

import pytest

import gongwen

CORPUS = Path(__file__).parents[2] / "corpus" / "notices"


@pytest.fixture(scope="module")
def large():
    """More than a machine reads in a second."""
    notice = (CORPUS / "plain_notice.txt").read_bytes()
    return notice * (40_000_000 // len(notice))


@pytest.mark.parametrize("call", [gongwen.parse, gongwen.clean])
def test_ctrl_c_ends_a_call(large, call):
    was = signal.signal(signal.SIGINT, signal.default_int_handler)
    timer = threading.Timer(0.1, _thread.interrupt_main)
    timer.start()
    try:
        with pytest.raises(KeyboardInterrupt):
            call(large)
    finally:
        timer.join()
        signal.signal(signal.SIGINT, was)


def test_time_limit(large):
    with pytest.raises(TimeoutError, match="time_limit"):
        gongwen.parse(large, time_limit=0.05)
    with pytest.raises(TimeoutError):
        gongwen.clean(large, time_limit=0.001)
    assert gongwen.parse(b"", time_limit=1e300).documents == ()
    for wrong in (0, -1, float("nan")):
        with pytest.raises(ValueError, match="time_limit"):
            gongwen.parse(b"", time_limit=wrong)


def test_limits():
    text = "关于放假的通知\n各科室：\n(一),(二);(三):\n"
    result = gongwen.parse(text, limits=gongwen.Limits(input_bytes=12, diagnostics=0))
    assert result.text == "关于放假"
    assert [found.code for found in result.diagnostics] == ["input_limit"]
    assert not result.broken_invariant()
    few = gongwen.clean(text, limits=gongwen.Limits(repairs=1))
    assert len(few.repairs) == 1
    for wrong in ({"nesting": 257}, {"input_bytes": 1 << 31}, {"repairs": -1}):
        with pytest.raises(ValueError, match=next(iter(wrong))):
            gongwen.Limits(**wrong)


def test_unknown_encodings_are_refused():
    with pytest.raises(ValueError, match="klingon"):
        gongwen.parse(b"", encoding="klingon")
