// The cheapest way to read a piece of text of which stretches may have been misread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "text/damage/guesser.hpp"
#include "text/damage/misreading.hpp"

namespace gongwen::text {

inline constexpr int certain = 1 << 20;  // no guess comes near it

// A character that was read again; it ends where byte `end` of the text ends. Several may share an
// end: there the boundaries of both readings do not meet.
struct Reread {
  char32_t value = 0;
  char32_t second = 0;  // the combining mark of four Big5 codes
  std::uint32_t end = 0;
  bool guessed = false;    // a byte of it was lost
  std::uint8_t known = 0;  // of its bytes
  int margin = certain;    // by which the next best guess costs more, up to this place
};

// A stretch of the text that is cheaper if it is read again. Costs are those of the model.
struct Stretch {
  std::size_t first = 0;  // its characters, [first, last)
  std::size_t last = 0;
  std::uint32_t begin = 0;
  std::vector<Reread> characters;
  int cost = 0;
  int shown_cost = 0;  // as it stands
};

// That a guess is right, by the bits that the next best one costs more; what follows may have
// decided otherwise than these bits, then all that is known is that it is the best.
[[nodiscard]] float confidence_of_guess(int margin);

// Readings in brackets that a script put into the bytes; `at` has one row for each character of the
// text and one for its end.
struct Notes {
  struct Row {
    std::uint32_t whole_end = 0;  // behind the bracket that opens here, 0 if none does
    std::uint32_t open_end = 0;   // the same of one whose opening bracket was lost
    std::string_view reading;
  };
  std::vector<Row> at;
};

// Each guess at a lost byte is taken from `guesser`; with none left no byte is guessed. `unsure`
// says of characters whether an earlier reading guessed them.
[[nodiscard]] std::vector<Stretch> reread(Misreading misreading, std::u32string_view text,
                                          Guesser& guesser, const Notes* notes = nullptr,
                                          const std::vector<bool>& unsure = {});

}  // namespace gongwen::text
