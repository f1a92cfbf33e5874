#include "text/damage/candidates.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "tables/big5.hpp"
#include "tables/gbk.hpp"
#include "tables/model.hpp"
#include "text/utf8.hpp"

namespace gongwen::text {
namespace {

// Rarer characters are never guessed.
constexpr int rarest = 22 * tables::costs_per_bit;
// Marks are few, and the model tells only some of them apart.
constexpr std::u32string_view marks = U"\u3000、。《》〈〉〔〕【】〇，：；（）？！％“”‘’—…·－．～";

bool put_bytes(Charset charset, Candidate& candidate) {
  const char32_t c = candidate.value;
  if (charset == Charset::utf8) {
    const std::string bytes = utf8(c);
    if (bytes.size() > std::size(candidate.bytes)) return false;
    std::copy(bytes.begin(), bytes.end(), candidate.bytes);
    candidate.size = static_cast<std::uint8_t>(bytes.size());
    return true;
  }
  const std::uint16_t code = charset == Charset::big5 ? tables::big5_code(c) : tables::gbk_code(c);
  candidate.bytes[0] = static_cast<std::uint8_t>(code >> 8);
  candidate.bytes[1] = static_cast<std::uint8_t>(code & 0xFF);
  candidate.size = 2;
  return code > 0xFF;
}

// All candidates, the commonest first, and the same parted by first and by last byte.
struct Lists {
  std::vector<Candidate> all;
  std::array<std::vector<Candidate>, 256> by_lead;
  std::array<std::vector<Candidate>, 256> by_trail;
};

Lists made_for(Charset charset) {
  std::vector<std::pair<int, char32_t>> known;
  for (const char32_t c : marks) known.emplace_back(tables::cost(c) + doubt_of(c), c);
  constexpr char32_t first_han = 0x4E00;
  constexpr char32_t last_han = 0x9FFF;
  for (char32_t c = first_han; c <= last_han; ++c) {
    if (tables::cost(c) <= rarest) known.emplace_back(tables::cost(c) + doubt_of(c), c);
  }
  // What was misread twice has signs of the first loss in it; few bytes make them.
  if (charset == Charset::utf8) known.emplace_back(tables::cost(lost_sign), lost_sign);
  std::sort(known.begin(), known.end());
  Lists lists;
  for (const auto& [cost, c] : known) {
    Candidate candidate;
    candidate.value = c;
    if (!put_bytes(charset, candidate)) continue;
    lists.all.push_back(candidate);
    lists.by_lead[candidate.bytes[0]].push_back(candidate);
    lists.by_trail[candidate.bytes[candidate.size - 1U]].push_back(candidate);
  }
  return lists;
}

const Lists& lists_of(Charset charset) {
  static const Lists& utf8_lists = *new Lists(made_for(Charset::utf8));
  static const Lists& gbk_lists = *new Lists(made_for(Charset::gb18030));
  static const Lists& big5_lists = *new Lists(made_for(Charset::big5));
  if (charset == Charset::utf8) return utf8_lists;
  return charset == Charset::big5 ? big5_lists : gbk_lists;
}

CandidateList list(const std::vector<Candidate>& of) {
  return {of.data(), of.data() + of.size()};
}

}  // namespace

CandidateList candidates_by_lead(Charset charset, std::uint8_t lead) {
  return list(lists_of(charset).by_lead[lead]);
}

CandidateList candidates_by_trail(Charset charset, std::uint8_t trail) {
  return list(lists_of(charset).by_trail[trail]);
}

CandidateList all_candidates(Charset charset) {
  return list(lists_of(charset).all);
}

int doubt_of(char32_t c) {
  constexpr int unusual = 4 * tables::costs_per_bit;
  constexpr int blank = 12 * tables::costs_per_bit;  // which the model would take for free
  if (is_blank(c)) return blank;
  return is_han(c) && !tables::in_gb2312(c) ? unusual : 0;
}

}  // namespace gongwen::text
