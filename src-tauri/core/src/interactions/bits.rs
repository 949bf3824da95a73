//! Numbers in as few bits as the largest of a block needs.

/// How many numbers one block holds.
pub const BLOCK: usize = 256;
/// Bytes after the last number, so that eight can always be read at once.
pub(super) const TAIL: usize = 8;

/// How many bits the largest of some numbers takes.
pub(super) fn width(numbers: &[u32]) -> u8 {
    let all = numbers.iter().fold(0, |all, number| all | number);
    u8::try_from(u32::BITS - all.leading_zeros()).unwrap_or(32)
}

/// How many bytes so many numbers of a width take.
pub(super) fn size(count: usize, width: u8) -> usize {
    (count * usize::from(width)).div_ceil(8)
}

/// Appends numbers, none of which is wider than `width`.
pub(super) fn pack(numbers: &[u32], width: u8, out: &mut Vec<u8>) {
    let (mut waiting, mut held) = (0_u64, 0_u32);
    for number in numbers {
        waiting |= u64::from(*number) << held;
        held += u32::from(width);
        while held >= 8 {
            out.push(low_byte(waiting));
            waiting >>= 8;
            held -= 8;
        }
    }
    if held > 0 {
        out.push(low_byte(waiting));
    }
}

#[allow(clippy::cast_possible_truncation)] // the lowest eight bits are meant
fn low_byte(bits: u64) -> u8 {
    bits as u8
}

/// Reads `out.len()` numbers of a width from the beginning of `packed`, which goes on for at least [`TAIL`] bytes after them;
/// false when it does not.
#[allow(clippy::cast_possible_truncation)] // what is masked fits
pub(super) fn unpack(packed: &[u8], width: u8, out: &mut [u32]) -> bool {
    if width > 32 || packed.len() < size(out.len(), width) + TAIL {
        return false;
    }
    let mask = (1_u64 << width) - 1;
    let width = usize::from(width);
    for (place, number) in out.iter_mut().enumerate() {
        let bit = place * width;
        let Some(eight) = packed.get(bit / 8..).and_then(|rest| rest.first_chunk::<8>()) else {
            return false;
        };
        *number = ((u64::from_le_bytes(*eight) >> (bit % 8)) & mask) as u32;
    }
    true
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_width_is_that_of_the_largest() {
        for (numbers, expected) in [
            (&[][..], 0),
            (&[0, 0][..], 0),
            (&[1][..], 1),
            (&[2, 3][..], 2),
            (&[256][..], 9),
            (&[u32::MAX][..], 32),
        ] {
            assert_eq!(width(numbers), expected, "{numbers:?}");
        }
    }

    proptest! {
        #[test]
        fn what_is_packed_comes_out_again(bits in 0_u32..=32, numbers in prop::collection::vec(any::<u32>(), 0..=BLOCK)) {
            let numbers: Vec<u32> =
                numbers.iter().map(|number| number.checked_shr(32 - bits).unwrap_or(0)).collect();
            let width = width(&numbers);
            let mut packed = Vec::new();
            pack(&numbers, width, &mut packed);
            prop_assert_eq!(packed.len(), size(numbers.len(), width));
            let mut again = vec![0; numbers.len()];
            prop_assert!(!unpack(&packed, width, &mut again), "without its tail it is damaged");
            packed.extend([0xff; TAIL]);
            prop_assert!(unpack(&packed, width, &mut again));
            prop_assert_eq!(again, numbers);
        }
    }
}
