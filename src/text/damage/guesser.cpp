#include "text/damage/guesser.hpp"

#include <algorithm>

namespace gongwen::text {
namespace {

constexpr std::size_t most_stored = 1U << 17;  // candidates: one megabyte and a half

std::uint64_t key_of(Misreading misreading, std::span<const Byte> bytes, std::size_t pair) {
  std::uint64_t key = static_cast<std::uint64_t>(misreading) << 2U | bytes.size();
  key = key << 2U | std::min(pair, bytes.size());
  for (const Byte& byte : bytes) {
    // What is not known has no value.
    const bool known = byte.kind == Byte::Kind::known;
    key = key << 12U | static_cast<std::uint64_t>(byte.kind) << 8U | (known ? byte.value : 0U);
  }
  return key;
}

CandidateList widest(Charset charset, std::span<const Byte> bytes) {
  if (bytes.front().kind == Byte::Kind::known) {
    return candidates_by_lead(charset, bytes.front().value);
  }
  if (bytes.back().kind == Byte::Kind::known) {
    return candidates_by_trail(charset, bytes.back().value);
  }
  return all_candidates(charset);
}

bool fits(Misreading misreading, const Candidate& c, std::span<const Byte> bytes,
          std::size_t pair) {
  if (c.size != bytes.size()) return false;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (!may_be(misreading, bytes[i], c.bytes[i])) return false;
  }
  return pair + 1 >= bytes.size() || may_be_bad_pair(misreading, c.bytes[pair], c.bytes[pair + 1]);
}

}  // namespace

const std::vector<Candidate>& Guesser::fitting(Misreading misreading, std::span<const Byte> bytes,
                                               std::size_t pair) {
  const std::uint64_t key = key_of(misreading, bytes, pair);
  if (const auto known = known_.find(key); known != known_.end()) return known->second;
  if (stored_ > most_stored) {
    known_.clear();
    stored_ = 0;
  }
  std::vector<Candidate>& found = known_[key];
  const CandidateList list = widest(charset_of(misreading), bytes);
  for (const Candidate* c = list.begin; c != list.end; ++c) {
    if (fits(misreading, *c, bytes, pair)) found.push_back(*c);
  }
  stored_ += found.size() + 1;
  return found;
}

}  // namespace gongwen::text
