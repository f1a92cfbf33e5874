// What lines are by the list that they stand in.
#include "parse/lines/lines.hpp"

namespace gongwen::parse {
namespace {

using F = Feature;

// What stands behind a list of attachments; an annex goes on with text.
bool ends_attachments(const std::vector<Line>& lines, std::size_t i) {
  return i == lines.size() || lines[i].has(F::organs) || lines[i].has(F::date) ||
         lines[i].has(F::signer) || lines[i].has(F::cc) || lines[i].has(F::organs_then_date) ||
         (lines[i].has(F::bracketed) && lines[i].has(F::annotation));
}

// The second half of a long name, before the item that is due: no item is so long on one line.
bool goes_on(const std::vector<Line>& lines, std::size_t i, int due) {
  constexpr std::uint32_t full = 20;  // characters of a line that may have been wrapped
  const Line& line = lines[i];
  if (line.label || line.has(F::ends_sentence) || line.has(F::holds_sentence)) return false;
  if (lines[i - 1].characters < full || i + 1 == lines.size()) return false;
  const Line& next = lines[i + 1];
  return next.has(F::attachment_item) && next.label->ordinal == due;
}

// Below 附件： or 附件：1.… may stand a list of files or the text of an annex with its sections:
// items that are numbered on, and what stands below them, tell.
void observe_attachments(std::vector<Line>& lines) {
  constexpr std::size_t most = 60;  // items and the lines that they go on in
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!lines[i].has(F::attachment_head)) continue;
    const std::size_t first = i + 1;
    std::size_t end = first;
    int due = lines[i].has(F::annex_mark) ? 1 : 2;
    for (; end < lines.size() && end < first + most; ++end) {
      if (lines[end].has(F::attachment_item) && lines[end].label->ordinal == due) {
        ++due;
      } else if (!lines[end].has(F::file_name) && !goes_on(lines, end, due) &&
                 (end == first || !lines[end].has(F::hanging) || ends_attachments(lines, end))) {
        break;
      }
    }
    if (end == first || !ends_attachments(lines, end)) continue;
    for (i = first; i < end; ++i) lines[i].set(F::attachment_listed);
    --i;
  }
}

// 第五条有关单位应当…: by itself it may be a citation that a page broke. Behind 第四条, and where
// no other 第五条 comes, it is the article.
void observe_articles(std::vector<Line>& lines) {
  constexpr float due_article = 0.8F;  // as sure as a label without a space behind it
  const auto is_article = [](const Line& line) {
    return line.label && line.label->form == scan::LabelForm::article;
  };
  std::vector<int> below(lines.size());  // the article that comes next
  int next = 0;
  for (std::size_t i = lines.size(); i-- > 0;) {
    below[i] = next;
    if (is_article(lines[i])) next = lines[i].label->ordinal;
  }
  int last = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    Line& line = lines[i];
    if (!is_article(line)) continue;
    const int ordinal = line.label->ordinal;
    if (!line.has(F::label) && ordinal == last + 1 && below[i] != ordinal) {
      line.label->confidence = due_article;
      line.features.reset(static_cast<std::size_t>(F::doubtful_label));
      line.set(F::label);
    }
    if (line.has(F::label)) last = ordinal;
  }
}

}  // namespace

void observe_lists(std::vector<Line>& lines) {
  observe_attachments(lines);
  observe_articles(lines);
}

}  // namespace gongwen::parse
