#include "parse/body.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include "parse/heading_text.hpp"
#include "parse/outline.hpp"
#include "parse/weights.hpp"
#include "parse/words.hpp"
#include "scan/utf8.hpp"

namespace gongwen::parse {
namespace {

Value value_of(std::string_view text, Span span, float confidence) {
  return {scan::squeezed(span.of(text)), span, confidence};
}

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

// A numbered line with its place in the tree and the paragraphs that follow it.
struct Node {
  std::size_t line = 0;
  Placement placement;
  std::vector<std::size_t> paragraphs;  // lines
  std::vector<std::size_t> children;    // nodes
  HeadingText heading;
  bool has_heading = false;
};

class Builder {
 public:
  Builder(std::string_view text, const std::vector<Line>& lines, const std::vector<Labelled>& zones)
      : text_(text), lines_(lines), zones_(zones) {}

  Body build(const std::vector<std::size_t>& indices, std::size_t max_depth) {
    place(indices, max_depth);
    split_closing();
    find_headings(roots_);
    for (const std::size_t root : roots_) body_.sections.push_back(section(root));
    return std::move(body_);
  }

 private:
  [[nodiscard]] Value paragraph(std::size_t line) const {
    return value_of(text_, lines_[line].span, zones_[line].confidence);
  }

  // What stands behind the label; the spaces behind one that is alone may run into the next line.
  [[nodiscard]] Span body_of(const Line& line) const {
    const std::size_t begin = std::min<std::size_t>(line.label->body, line.span.end);
    return scan::trim(text_, scan::make_span(begin, line.span.end));
  }

  // Solves the sequence of labels and hangs every line where it belongs.
  void place(const std::vector<std::size_t>& indices, std::size_t max_depth) {
    std::vector<Candidate> candidates;
    for (const std::size_t i : indices) {
      if (zones_[i].zone != Zone::heading || !lines_[i].label) continue;
      const scan::Label& label = *lines_[i].label;
      candidates.push_back({label.form, label.ordinal, label.sub_ordinal,
                            outline_cost::doubtful * (1 - label.confidence)});
    }
    const std::vector<Placement> placements = outline(candidates, max_depth);

    std::vector<std::size_t> path;  // open nodes, outermost first
    std::size_t next = 0;
    for (const std::size_t i : indices) {
      Placement placement;
      if (zones_[i].zone == Zone::heading && lines_[i].label) placement = placements[next++];
      if (placement.level == 0) {
        if (path.empty()) {
          body_.paragraphs.push_back(paragraph(i));
        } else {
          nodes_[path.back()].paragraphs.push_back(i);
        }
        continue;
      }
      path.resize(std::min(path.size(), static_cast<std::size_t>(placement.level) - 1));
      const std::size_t node = nodes_.size();
      nodes_.push_back({i, placement, {}, {}, {}, false});
      (path.empty() ? roots_ : nodes_[path.back()].children).push_back(node);
      path.push_back(node);
      body_.section_lines.push_back(i);
      if (placement.fault) report(i, placement);
    }
  }

  void report(std::size_t line, const Placement& placement) {
    const scan::Label& label = *lines_[line].label;
    body_.diagnostics.push_back({Severity::note, "numbering",
                                 "section " + label.text + " stands where number " +
                                     std::to_string(placement.expected) + " of its list was due",
                                 label.span});
  }

  // Text behind the last section that speaks of the whole document.
  void split_closing() {
    if (roots_.empty()) return;
    std::vector<std::size_t> path{roots_.back()};
    while (!nodes_[path.back()].children.empty())
      path.push_back(nodes_[path.back()].children.back());
    std::vector<std::size_t>& tail = nodes_[path.back()].paragraphs;
    const auto closes = [&](std::size_t line) {
      const std::string_view s = lines_[line].span.of(text_);
      return lines_[line].has(Feature::closing_phrase) ||
             words::begins_with(s, words::whole_openers) || speaks_of_itself(s);
    };
    auto first = std::find_if(tail.begin(), tail.end(), closes);
    // A bare heading (十、施行日期) without anything else below it keeps the paragraph: it is its
    // text.
    const Line& last = lines_[nodes_[path.back()].line];
    const bool bare = !last.has(Feature::ends_sentence) && !last.has(Feature::holds_sentence);
    if (bare && first == tail.begin() && first != tail.end() &&
        !lines_[*first].has(Feature::closing_phrase)) {
      first = std::find_if(first + 1, tail.end(), closes);
    }
    // Where every other section is one paragraph, what the last has more is not its own.
    const bool flat = path.size() == 1 && roots_.size() > 1 &&
                      std::all_of(roots_.begin(), roots_.end() - 1, [&](std::size_t root) {
                        return nodes_[root].paragraphs.empty() && nodes_[root].children.empty() &&
                               lines_[nodes_[root].line].has(Feature::ends_sentence);
                      });
    if (flat && lines_[nodes_[path.back()].line].has(Feature::ends_sentence)) first = tail.begin();
    for (auto it = first; it != tail.end(); ++it) {
      body_.closing.push_back(paragraph(*it));
      body_.closing_lines.push_back(*it);
    }
    tail.erase(first, tail.end());
  }

  // Decides list by list what the headings are.
  void find_headings(const std::vector<std::size_t>& siblings) {
    std::vector<HeadingText> candidates;
    for (const std::size_t node : siblings) {
      const Node& at = nodes_[node];
      const Line& line = lines_[at.line];
      const Span body = body_of(line);
      candidates.push_back(
          heading_text(text_, body, *line.label, !at.paragraphs.empty() || !at.children.empty()));
    }
    const std::vector<bool> decided = decide_headings(candidates);
    for (std::size_t i = 0; i < siblings.size(); ++i) {
      nodes_[siblings[i]].heading = candidates[i];
      nodes_[siblings[i]].has_heading = decided[i];
      find_headings(nodes_[siblings[i]].children);
    }
  }

  Section section(std::size_t index) {
    const Node& node = nodes_[index];
    const Line& line = lines_[node.line];
    const float confidence = zones_[node.line].confidence;
    Section out;
    out.level = node.placement.level;
    out.label = line.label->text;
    out.style = line.label->style;
    // A number printed twice is a slip: its place in the list is the one that was due.
    const bool doubled = node.placement.fault && line.label->ordinal == node.placement.expected - 1;
    out.ordinal = doubled ? node.placement.expected : line.label->ordinal;
    out.confidence = confidence;
    out.span = line.span;
    const Span body = body_of(line);
    if (node.has_heading) {
      out.heading = value_of(text_, node.heading.heading, confidence);
      out.run_in = !node.heading.rest.empty();
      if (out.run_in) out.paragraphs.push_back(value_of(text_, node.heading.rest, confidence));
    } else if (!body.empty()) {
      out.paragraphs.push_back(value_of(text_, body, confidence));
    }
    for (const std::size_t i : node.paragraphs) {
      out.paragraphs.push_back(paragraph(i));
      out.span.end = lines_[i].span.end;
    }
    for (const std::size_t child : node.children) {
      out.sections.push_back(section(child));
      out.span.end = std::max(out.span.end, out.sections.back().span.end);
    }
    return out;
  }

  std::string_view text_;
  const std::vector<Line>& lines_;
  const std::vector<Labelled>& zones_;
  std::vector<Node> nodes_;
  std::vector<std::size_t> roots_;
  Body body_;
};

}  // namespace

Body read_body(std::string_view text, const std::vector<Line>& lines,
               const std::vector<Labelled>& zones, const std::vector<std::size_t>& indices,
               std::size_t max_depth) {
  return Builder(text, lines, zones).build(indices, max_depth);
}

}  // namespace gongwen::parse
