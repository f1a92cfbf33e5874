// What a character may have been of which some bytes were lost.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "text/charset/decode.hpp"

namespace gongwen::text {

inline constexpr char32_t lost_sign = 0xFFFD;

// A character in everyday use, with its bytes.
struct Candidate {
  char32_t value = 0;
  std::uint8_t size = 0;
  std::uint8_t bytes[3] = {};
};

// The commonest first.
struct CandidateList {
  const Candidate* begin = nullptr;
  const Candidate* end = nullptr;
};
// Characters in everyday use whose first byte in `charset` is `lead`.
[[nodiscard]] CandidateList candidates_by_lead(Charset charset, std::uint8_t lead);
// Those whose last byte is `trail`.
[[nodiscard]] CandidateList candidates_by_trail(Charset charset, std::uint8_t trail);
// All that the charset has.
[[nodiscard]] CandidateList all_candidates(Charset charset);

// Half bits by which a guess must be likelier: a character outside GB 2312, or a blank.
[[nodiscard]] int doubt_of(char32_t c);

}  // namespace gongwen::text
