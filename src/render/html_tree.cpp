#include "render/html_tree.hpp"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "render/html_escape.hpp"
#include "render/words.hpp"

namespace gongwen::render {
namespace {

// Of one field, more rows than this are folded: a list of references would hide the sections.
constexpr std::size_t open_rows = 6;
// Of repairs that differ, so many are listed: all of them stand in the text.
constexpr std::size_t listed_repairs = 200;
// Documents behind these are folded: a file of hundreds would be slow to lay out.
constexpr std::size_t open_documents = 12;
// What an entry shows of a value; the text has the whole.
constexpr std::size_t shown = 80;

class TreeWriter {
 public:
  TreeWriter(const Result& result, const Marks& marks,
             const std::unordered_map<std::uint32_t, std::size_t>& repairs, std::string prefix)
      : result_(result), marks_(marks), repairs_(repairs), prefix_(std::move(prefix)) {}

  std::string write() && {
    if (!marks_.page.empty()) {
      out_ += "<details open><summary><b title=\"page\">页面</b></summary>\n";
      fields(marks_.page);
      out_ += "</details>\n";
    }
    for (std::size_t i = 0; i < marks_.documents.size(); ++i) document(i);
    while (!open_.empty()) close();
    repairs();
    return std::move(out_);
  }

 private:
  // A document stands in the entry of the one that encloses it.
  void document(std::size_t index) {
    const MarkedDocument& one = marks_.documents[index];
    while (!open_.empty() && static_cast<int>(open_.back()) != one.parent) close();
    open_.push_back(index);
    const auto role = one.document->role;
    out_ += std::string("<details") + (index < open_documents ? " open" : "") +
            R"( class="td"><summary><b title=")" + std::string(name(role)) + "\">公文 " +
            std::to_string(index + 1);
    if (role != DocumentRole::main) out_ += " " + std::string(chinese(role));
    out_ += "</b>";
    if (one.document->kind) out_ += " " + escaped(one.document->kind->text);
    out_ += " <a href=\"#" + prefix_ + "d" + std::to_string(index) + "\" aria-label=\"到公文 " +
            std::to_string(index + 1) + "\">↓</a></summary>\n";
    fields(one.marks);
    sections(one.marks);
  }
  void close() {
    out_ += "</details>\n";
    open_.pop_back();
  }

  void link(std::size_t i) {
    const Mark& mark = marks_.all[i];
    const std::string_view text = opening(mark.value, shown);
    out_ += "<a href=\"#" + prefix_ + "m" + std::to_string(i) + "\" data-to=\"" +
            std::to_string(i) + "\"";
    if (mark.confidence < doubtful) out_ += " class=\"low\"";
    out_ += ">" + escaped(text);
    if (text.size() < mark.value.size()) out_ += "…";
    out_ += "</a>";
    if (!mark.note.empty()) out_ += " <small>" + std::string(mark.note) + "</small>";
  }

  void fields(const std::vector<std::size_t>& indices) {
    out_ += "<dl>";
    for (std::size_t i = 0; i < indices.size();) {
      const Mark& mark = marks_.all[indices[i]];
      std::size_t behind = i + 1;
      while (behind < indices.size() && marks_.all[indices[behind]].field == mark.field) ++behind;
      if (mark.level == 0) rows_of_field(indices, i, behind);
      i = behind;
    }
    out_ += "</dl>\n";
  }

  // The rows [begin, end) have one field.
  void rows_of_field(const std::vector<std::size_t>& indices, std::size_t begin, std::size_t end) {
    const Mark& mark = marks_.all[indices[begin]];
    const bool folded = end - begin > open_rows;
    out_ +=
        "<dt title=\"" + std::string(mark.field) + "\">" + std::string(mark.chinese) + "</dt><dd>";
    if (folded) out_ += "<details><summary>" + std::to_string(end - begin) + " 项</summary>";
    for (std::size_t i = begin; i < end; ++i) {
      out_ += "<div>";
      link(indices[i]);
      out_ += "</div>";
    }
    out_ += folded ? "</details></dd>" : "</dd>";
  }

  // The sections as nested lists: each level that has something below it can be folded.
  void sections(const std::vector<std::size_t>& indices) {
    std::vector<std::size_t> own;
    std::copy_if(indices.begin(), indices.end(), std::back_inserter(own),
                 [&](std::size_t i) { return marks_.all[i].level > 0; });
    if (own.empty()) return;
    std::vector<int> levels;  // of the lists that are open
    for (std::size_t i = 0; i < own.size(); ++i) {
      const int level = marks_.all[own[i]].level;
      while (!levels.empty() && levels.back() > level) {
        levels.pop_back();
        out_ += levels.empty() ? "</ul>\n" : "</ul></details></li>\n";
      }
      if (levels.empty() || levels.back() < level) {
        levels.push_back(level);
        out_ += levels.size() == 1 ? "<ul class=\"secs\" aria-label=\"结构层次\">\n" : "<ul>\n";
      }
      const bool parent = i + 1 < own.size() && marks_.all[own[i + 1]].level > level;
      out_ += parent ? "<li><details open><summary>" : "<li>";
      link(own[i]);
      out_ += parent ? "</summary>" : "</li>\n";
    }
    for (; !levels.empty(); levels.pop_back()) {
      out_ += levels.size() == 1 ? "</ul>\n" : "</ul></details></li>\n";
    }
  }

  void repairs() {
    if (result_.repairs.empty()) return;
    std::uint64_t all = 0;
    for (const Repair& repair : result_.repairs) all += repair.count;
    out_ += "<details class=\"tr\"><summary><b title=\"repairs\">修复</b> " +
            std::to_string(result_.repairs.size()) + " 种 " + std::to_string(all) +
            " 处</summary><dl>\n";
    const std::size_t listed = std::min(result_.repairs.size(), listed_repairs);
    RepairKind before = RepairKind::none;
    for (std::size_t i = 0; i < listed; ++i) {
      const Repair& repair = result_.repairs[i];
      if (repair.kind != before) {
        out_ += std::string(i == 0 ? "" : "</dd>") + "<dt title=\"" +
                std::string(name(repair.kind)) + "\">" + std::string(chinese(repair.kind)) +
                "</dt><dd>";
      }
      before = repair.kind;
      out_ += "<div>" + change(repair);
      if (repair.count > 1) out_ += " <small>×" + std::to_string(repair.count) + "</small>";
      out_ += "</div>";
    }
    out_ += "</dd></dl>\n";
    if (listed < result_.repairs.size()) {
      out_ += "<p>另有 " + std::to_string(result_.repairs.size() - listed) + " 种，见正文。</p>\n";
    }
    out_ += "</details>\n";
  }

  // `before → after`, as a link to where it is first.
  [[nodiscard]] std::string change(const Repair& repair) const {
    const auto side = [](std::string_view text) {
      return text.empty() ? std::string("∅") : escaped(opening(text, shown));
    };
    std::string told = side(repair.before) + " → " + side(repair.after);
    const auto found = repairs_.find(repair.source.begin);
    if (found == repairs_.end()) return told;
    return "<a href=\"#" + prefix_ + "text\" data-p=\"" + std::to_string(found->second) + "\">" +
           told + "</a>";
  }

  const Result& result_;
  const Marks& marks_;
  const std::unordered_map<std::uint32_t, std::size_t>& repairs_;
  std::string prefix_;
  std::vector<std::size_t> open_;  // the documents whose entries are open
  std::string out_;
};

}  // namespace

std::string tree_of(const Result& result, const Marks& marks,
                    const std::unordered_map<std::uint32_t, std::size_t>& repairs,
                    const std::string& prefix) {
  return TreeWriter(result, marks, repairs, prefix).write();
}

}  // namespace gongwen::render
