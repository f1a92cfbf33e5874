// Guesses at characters of which some bytes were lost, and how many of them a text may cost.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "text/damage/candidates.hpp"
#include "text/damage/misreading.hpp"

namespace gongwen::text {

// One for a text: damaged text asks for the same bytes again and again.
class Guesser {
 public:
  // `guesses`: how many ways may be followed that rest on a guess.
  explicit Guesser(std::size_t guesses) : left_(guesses) {}

  // Takes `guesses` of what is left; false if there are not so many.
  bool take(std::size_t guesses) {
    if (left_ < guesses) return false;
    left_ -= guesses;
    return true;
  }

  // The characters in everyday use that these bytes may have been, the commonest first. `pair`:
  // where the first of two bytes stands that were lost since they made no character; bytes.size()
  // or more if none were. Valid until the next call.
  const std::vector<Candidate>& fitting(Misreading misreading, std::span<const Byte> bytes,
                                        std::size_t pair);

 private:
  std::size_t left_;
  std::unordered_map<std::uint64_t, std::vector<Candidate>> known_;
  std::size_t stored_ = 0;  // candidates in known_
};

}  // namespace gongwen::text
