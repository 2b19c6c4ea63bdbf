from hashlib import sha1
from uuid import NAMESPACE_DNS, UUID, uuid5

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nhipcau.lib.identifiers import NAMESPACE, fixed_hash, seeded_uid, uuid7

RFC_9562_A6 = UUID("017F22E2-79B0-7CC3-98C4-DC0C0C07398F")


def test_vector_of_rfc_9562_appendix_a6():
    # 2022-02-22 14:22:22 GMT-05:00; rand_a 0xCC3, rand_b 0b01 and 0x8C4DC0C0C07398F
    random = bytes.fromhex("0CC3 18C4DC0C0C07398F")
    assert uuid7(1645557742000, random) == RFC_9562_A6
    assert uuid7(1645557742000, bytes.fromhex("FCC3 D8C4DC0C0C07398F")) == RFC_9562_A6


@given(st.integers(0, 2**48 - 2), st.binary(min_size=10, max_size=10), st.binary(min_size=10, max_size=10))
@settings(max_examples=100)
def test_uuid7_is_valid_and_sorts_by_time(milliseconds, random, later_random):
    uid = uuid7(milliseconds, random)
    assert (uid.version, uid.variant) == (7, "specified in RFC 4122")
    assert uid.int >> 80 == milliseconds
    assert uid < uuid7(milliseconds + 1, later_random)


@pytest.mark.parametrize(("milliseconds", "size"), [(-1, 10), (2**48, 10), (0, 9), (0, 16)])
def test_uuid7_refuses(milliseconds, size):
    with pytest.raises(ValueError, match="must"):
        uuid7(milliseconds, bytes(size))


def test_the_namespace_never_changes():
    assert UUID("be06af0b-3c7d-510e-8251-80ef0732db7d") == NAMESPACE == uuid5(NAMESPACE_DNS, "nhipcau")


def test_seeded_uid_is_the_version_5_uuid_of_source_and_row():
    digest = bytearray(sha1(NAMESPACE.bytes + b"3:ror04mz5ra38").digest()[:16])
    digest[6], digest[8] = digest[6] & 0x0F | 0x50, digest[8] & 0x3F | 0x80
    assert seeded_uid("ror", "04mz5ra38") == UUID(bytes=bytes(digest))


def test_seeded_uid_tells_source_from_row():
    assert seeded_uid("ab", "c") != seeded_uid("a", "bc")
    assert seeded_uid("Hue\u0302\u0301", "1") == seeded_uid("Huế", "1")
    with pytest.raises(ValueError, match="needs both"):
        seeded_uid("ror", "")


def test_fixed_hash_is_blake2b():
    # printf the sixteen bytes | b2sum -l 64  (GNU coreutils 9.1)
    assert fixed_hash(RFC_9562_A6, 64) == 0xEC3F20D0DCA602DA
    assert fixed_hash(RFC_9562_A6) == 0xEC3F20D0DCA602
    for bits in (0, 65):
        with pytest.raises(ValueError, match="bits"):
            fixed_hash(RFC_9562_A6, bits)
