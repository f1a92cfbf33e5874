#include "parse/body/closing.hpp"

#include <algorithm>

#include "parse/weights.hpp"
#include "parse/words.hpp"
#include "scan/utf8.hpp"

namespace gongwen::parse {
namespace {

// 本政策自印发之日起施行。 本措施由市住建局负责解释。: a document speaks of itself, by whatever
// name it calls itself.
bool speaks_of_itself(std::string_view s) {
  constexpr std::string_view self = "本";
  constexpr std::size_t longest_name = 24;  // bytes: 《实施意见》, 政策措施
  if (!s.starts_with(self)) return false;
  const std::string_view behind = s.substr(self.size());
  const std::size_t name = std::min(behind.find("自"), behind.find("由"));
  if (name == std::string_view::npos || name == 0 || name > longest_name) return false;
  const std::string_view act = behind.substr(name);
  const std::string_view sentence = act.substr(0, act.find("。"));
  static constexpr words::Words starts{"施行", "实施", "执行", "生效", "试行"};
  static constexpr words::Words explains{"解释", "解读"};
  return words::holds(sentence, explains) ||
         (sentence.starts_with("自") && words::holds(sentence, starts));
}

// Where nearly all other sections are one paragraph, what the last one has more is not its own.
bool one_paragraph_each(const Leaves& leaves, const Line& last) {
  if (leaves.others_bare > 0) return false;
  // A heading that ends in 。 heads what stands below it, where the others' text stands behind
  // theirs.
  const bool heads = !last.has(Feature::holds_sentence) && last.characters <= size::run_in_heading;
  if (heads && leaves.others_told * 2 > leaves.others) return false;
  if (leaves.top_level && leaves.others > 0 && leaves.with_more == 0) return true;
  return leaves.others >= closing_shape::fewest_sections &&
         leaves.with_more * closing_shape::exceptions <= leaves.others;
}

// （责任单位：市教育局） and what an unfinished sentence asks for belong to their section.
bool goes_on(std::string_view text, const Line& above, const Line& line) {
  const std::string_view s = line.span.of(text);
  return above.has(Feature::ends_colon) || above.has(Feature::ends_list_mark) ||
         s.starts_with("（") || s.starts_with("〔") || line.has(Feature::ends_list_mark) ||
         words::begins_with(s, words::duty_labels);
}

}  // namespace

bool speaks_of_whole(std::string_view text) {
  text = scan::window(text, 0, closing_shape::opening);
  return words::begins_with(text, words::closing_phrases) ||
         words::begins_with(text, words::whole_openers) || speaks_of_itself(text) ||
         (words::holds(text.substr(0, text.find("。")), words::amendment_closers) &&
          !text.starts_with("“"));
}

std::size_t closing_begins(std::string_view text, const std::vector<Line>& lines, std::size_t last,
                           const std::vector<std::size_t>& tail, const Leaves& leaves) {
  const auto closes = [&](std::size_t line) {
    return lines[line].has(Feature::closing_phrase) || speaks_of_whole(lines[line].span.of(text));
  };
  auto first = std::find_if(tail.begin(), tail.end(), closes);
  // A bare heading (十、施行日期) without anything else below it keeps the paragraph: it is its
  // text.
  const Line& head = lines[last];
  const bool bare = !head.has(Feature::ends_sentence) && !head.has(Feature::holds_sentence);
  if (bare && first == tail.begin() && first != tail.end() &&
      !lines[*first].has(Feature::closing_phrase)) {
    first = std::find_if(first + 1, tail.end(), closes);
  }
  if (!bare && one_paragraph_each(leaves, head)) {
    auto own = tail.begin();
    const Line* above = &head;
    while (own != tail.end() && goes_on(text, *above, lines[*own])) above = &lines[*own++];
    first = std::min(first, own);
  }
  return static_cast<std::size_t>(first - tail.begin());
}

}  // namespace gongwen::parse
