import numpy as np

from search.engine.segment.followers import ANY, BUCKETS, Followers, bucket_of, mask_buckets


def test_masks_are_read_from_planes_of_bits() -> None:
    # Nine postings of term 7, two bytes for each bucket: the last of them is followed by all.
    planes = [0b00000001, 1, 0b00000011, 1, 0, 1, 0b10000000, 1, *[0, 1] * (BUCKETS - 4)]
    followers = Followers(
        np.array([3, 7], np.uint32), np.array([0, 2]), np.array([9, 9, *planes], np.uint8)
    )
    assert followers.masks(7, 9).tolist() == [0b0011, 0b0010, 0, 0, 0, 0, 0, 0b1000, ANY]


def test_anything_may_follow_a_term_without_followers() -> None:
    nothing = np.empty(0, np.uint8)
    assert Followers(np.empty(0, np.uint32), nothing, nothing).masks(7, 3).tolist() == [ANY] * 3
    followers = Followers(np.array([7], np.uint32), np.array([0]), np.zeros(BUCKETS, np.uint8))
    assert [followers.masks(plain, 1).tolist() for plain in (6, 7, 8)] == [[ANY], [0], [ANY]]


def test_a_term_has_the_same_bucket_in_all_segments() -> None:
    # Written into files: another bucket would hide phrases of every index that exists.
    terms = ["mat", "tran", "to", "quoc", "viet", "nam"]
    assert [bucket_of(each.encode()) for each in terms] == [2, 0, 4, 4, 4, 3]
    masks = mask_buckets([each.encode() for each in terms])
    assert masks.tolist() == [1 << bucket_of(each.encode()) for each in terms]
