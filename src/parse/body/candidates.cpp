#include "parse/body/candidates.hpp"

#include <array>

#include "parse/weights.hpp"
#include "scan/utf8.hpp"

namespace gongwen::parse {
namespace {

// Lines inside a quotation that begins with a label: the articles that an amendment quotes
// (第五条修改为：“第五条 …”) are no sections of the amendment.
std::vector<bool> quoted_lines(std::string_view text, const std::vector<Line>& lines,
                               const std::vector<std::size_t>& indices) {
  constexpr std::string_view open = "“";
  constexpr std::string_view close = "”";
  std::vector<bool> quoted(indices.size());
  std::size_t opened = indices.size();  // where the quotation began; none
  for (std::size_t k = 0; k < indices.size(); ++k) {
    const Span line = lines[indices[k]].span;
    const std::string_view s = line.of(text);
    // What stands last decides: a quotation that is open at the line's end.
    const std::size_t last_open = s.rfind(open);
    const std::size_t first_close = s.find(close);
    const std::size_t last_close = s.rfind(close);
    const bool ends = first_close != s.npos && (last_open == s.npos || first_close < s.find(open));
    if (ends && opened < k) {
      for (std::size_t q = opened + 1; q <= k; ++q) quoted[q] = true;
    }
    if (first_close != s.npos || last_open != s.npos) opened = indices.size();
    if (last_open != s.npos && (last_close == s.npos || last_close < last_open)) {
      const bool article = scan::label(text, line.begin + last_open + open.size()).has_value();
      if (article) opened = k;
    }
    if (opened < k && k - opened > outline_cost::longest_quotation) opened = indices.size();
  }
  return quoted;
}

// Numbers without marks prove each other: 1, 2, 3 … at the beginnings of lines, in order.
class Chains {
 public:
  explicit Chains(std::vector<CandidateLine>& candidates) : candidates_(candidates) {}

  void settle() {
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
      const Candidate& candidate = candidates_[i].candidate;
      if (!candidate.weak) continue;
      Chain& chain = chains_[static_cast<std::size_t>(candidate.form)];
      if (candidate.ordinal == chain.last + 1 && candidate.ordinal > 1) {
        chain.members.push_back(i);
      } else if (candidate.ordinal == 1) {
        close(chain);
        chain.members = {i};
      } else {
        continue;  // a number that this list does not ask for
      }
      chain.last = candidate.ordinal;
    }
    for (Chain& chain : chains_) close(chain);
  }

 private:
  struct Chain {
    int last = 0;
    bool proved = false;  // a list of this form was found before: a shorter one will do
    std::vector<std::size_t> members;
  };

  void close(Chain& chain) {
    const std::size_t enough = chain.proved ? outline_cost::next_chain : outline_cost::first_chain;
    if (chain.members.size() >= enough) {
      chain.proved = true;
      for (const std::size_t member : chain.members) {
        candidates_[member].candidate.doubt = 0;
        candidates_[member].candidate.unlabelled = outline_cost::chain_unlabelled;
      }
    }
    chain.members.clear();
    chain.last = 0;
  }

  std::vector<CandidateLine>& candidates_;
  std::array<Chain, scan::label_forms> chains_;
};

}  // namespace

std::vector<CandidateLine> section_candidates(std::string_view text, const std::vector<Line>& lines,
                                              const std::vector<Labelled>& zones,
                                              const std::vector<std::size_t>& indices) {
  std::vector<CandidateLine> out;
  const std::vector<bool> quoted = quoted_lines(text, lines, indices);
  for (std::size_t k = 0; k < indices.size(); ++k) {
    const std::size_t i = indices[k];
    if (!lines[i].label || quoted[k]) continue;
    const scan::Label& label = *lines[i].label;
    const bool weak = !label.likely();
    if (!weak && zones[i].zone != Zone::heading) continue;
    Candidate candidate{label.form, label.ordinal, label.sub_ordinal};
    candidate.weak = weak;
    candidate.doubt = weak ? outline_cost::weak : outline_cost::doubtful * (1 - label.confidence);
    candidate.unlabelled = weak ? 0 : outline_cost::no_label;
    out.push_back({i, candidate});
  }
  Chains(out).settle();
  return out;
}

}  // namespace gongwen::parse
