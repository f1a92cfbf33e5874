// The annotated page: what came in beside what was recovered, line by line, with the values marked.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gongwen/clean.hpp"
#include "gongwen/render.hpp"
#include "render/html_body.hpp"
#include "render/html_cells.hpp"
#include "render/html_escape.hpp"
#include "render/html_script.hpp"
#include "render/html_style.hpp"
#include "render/html_tree.hpp"
#include "render/marks.hpp"
#include "render/outline.hpp"
#include "render/words.hpp"

namespace gongwen {
namespace {

using render::add_attribute;
using render::chinese;
using render::escaped;
using render::Mark;
using render::Marks;

// Several results may stand on one page. What tells them apart is what they hold, so that the same
// result gives the same bytes.
std::string prefix_of(const Result& result, std::string_view source) {
  std::uint64_t hash = 0xCBF29CE484222325U;  // FNV-1a
  const auto add = [&](std::string_view bytes) {
    for (const char c : bytes) {
      hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
    }
  };
  add(result.text);
  add(source);
  add(result.source.name.value_or(""));
  std::array<char, 24> text{};
  std::snprintf(text.data(), text.size(), "g%08x-", static_cast<unsigned>(hash ^ (hash >> 32U)));
  return text.data();
}

// Labels of charsets have no case.
bool same_label(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [&](char x, char y) { return lower(x) == lower(y); });
}

class PageWriter {
 public:
  PageWriter(const Result& result, const HtmlOptions& options)
      : result_(result),
        options_(options),
        marks_(render::marks_of(result)),
        prefix_(options.fragment ? prefix_of(result, options.source) : std::string()) {
    // A file's name may be any bytes.
    if (result.source.name) name_ = decode(*result.source.name, "UTF-8");
  }

  std::string write() && {
    const render::Body body = render::body_of(result_, marks_, options_.source, prefix_);
    const std::string tree = render::tree_of(result_, marks_, body.repairs, prefix_);
    if (!options_.fragment) head();
    out_ += options_.fragment ? "<div class=\"gongwen part\" lang=\"zh-Hans\">\n<style>"
                              : "<div class=\"gongwen\">\n<style>";
    out_ += render::page_style;
    out_ += "</style>\n<a class=\"skip ui\" href=\"#" + prefix_ + "text\">跳到正文</a>\n";
    out_ += "<div class=\"gw\">\n";
    header();
    out_ += beside() ? "<div class=\"frame two\">\n" : "<div class=\"frame\">\n";
    out_ += "<nav class=\"ui\" aria-label=\"结构与字段\">\n" + tree + "</nav>\n";
    const std::string element = options_.fragment ? "div" : "main";
    out_ += "<" + element + R"( class="text" id=")" + prefix_ + "text\" tabindex=\"-1\">\n";
    if (beside()) {
      out_ +=
          "<div class=\"cap ui\" aria-hidden=\"true\"><div title=\"source\">原文</div>"
          "<div title=\"recovered text\">恢复后</div></div>\n";
    }
    out_ += body.html + "</" + element + ">\n</div>\n</div>\n";
    out_ +=
        "<aside class=\"ui\" role=\"dialog\" aria-label=\"字段详情\" hidden><p>"
        "<button type=\"button\" class=\"x\" aria-label=\"关闭\" title=\"Esc\">×</button></p>"
        "<div class=\"said\" aria-live=\"polite\"></div>"
        "<p><button type=\"button\" class=\"prev\">‹ 上一处</button>"
        "<button type=\"button\" class=\"next\">下一处 ›</button></p></aside>\n";
    data();
    out_ += "<script>";
    out_ += render::page_script;
    out_ += "</script>\n</div>\n";
    if (!options_.fragment) out_ += "</body>\n</html>\n";
    return std::move(out_);
  }

 private:
  [[nodiscard]] bool beside() const { return !options_.source.empty(); }

  // The page may load nothing and run nothing but its own script, whatever it holds.
  void head() {
    out_ +=
        "<!DOCTYPE html>\n<html lang=\"zh-Hans\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<meta name=\"color-scheme\" content=\"light dark\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
        "style-src '";
    out_ += render::page_style_hash;
    out_ += "'; script-src '";
    out_ += render::page_script_hash;
    out_ += "'; base-uri 'none'; form-action 'none'\">\n<title>";
    std::string title;
    add_attribute(title, documents_title());
    out_ += title + "</title>\n</head>\n<body class=\"gongwen-page\">\n";
  }

  [[nodiscard]] std::string documents_title() const {
    for (const Document& document : result_.documents) {
      if (document.title) return document.title->text;
    }
    if (result_.page.title) return result_.page.title->text;
    // Of a path, what a shelf would show: the whole of it stands below.
    const std::string_view file = std::string_view(name_).substr(name_.find_last_of("/\\") + 1);
    return file.empty() ? "gongwen" : std::string(file);
  }

  void header() {
    out_ += "<header class=\"ui\"><h1>" + escaped(documents_title()) + "</h1>\n<p class=\"facts\">";
    if (!name_.empty()) out_ += escaped(name_) + " · ";
    const Source& source = result_.source;
    out_ += std::to_string(source.bytes) + " 字节 · <span title=\"encoding\">" +
            escaped(render::encoding_of(source)) + "</span>";
    if (source.declared_encoding && !same_label(*source.declared_encoding, source.encoding)) {
      out_ += "（声明为 " + escaped(decode(*source.declared_encoding, "UTF-8")) + "）";
    }
    out_ += " · <span title=\"script\">" + std::string(chinese(result_.script)) +
            "</span> · 公文 " + std::to_string(marks_.documents.size()) + " 件 · 修复 " +
            std::to_string(render::count_of(result_.repairs)) + " 处</p>\n";
    diagnostics();
    controls();
    out_ += "</header>\n";
  }

  void diagnostics() {
    if (result_.diagnostics.empty()) return;
    constexpr std::size_t open = 4;  // more than these would push the text from the screen
    const std::size_t count = result_.diagnostics.size();
    out_ += std::string("<details class=\"diags\"") + (count <= open ? " open" : "") +
            "><summary title=\"diagnostics\">诊断 " + std::to_string(count) + " 条</summary>\n<ul>";
    std::set<std::string_view> said;  // a code's remedy stands under the first of it
    for (std::size_t i = 0; i < count; ++i) {
      const Diagnostic& one = result_.diagnostics[i];
      out_ += "<li class=\"s-" + std::string(name(one.severity)) + "\"><b>" +
              std::string(chinese(one.severity)) + "</b> <span title=\"";
      add_attribute(out_, one.code + ": " + one.message);
      out_ += "\">" + escaped(message_in(one, Language::chinese)) + "</span>";
      if (one.span) {
        out_ += " <a href=\"#" + prefix_ + "g" + std::to_string(i) + "\">见文中</a>";
      }
      const auto known = describe(one.code, Language::chinese);
      if (known && said.insert(one.code).second) {
        out_ += "<div class=\"do\">" + escaped(known->remedy) + "</div>";
      }
      out_ += "</li>";
    }
    out_ += "</ul></details>\n";
  }

  // Switches that need no script: the style looks at whether they are checked.
  void controls() {
    out_ += "<div class=\"bar\">\n";
    if (beside()) {
      const std::string radio =
          R"(<label><input type="radio" name=")" + prefix_ + "view\" class=\"";
      out_ += "<fieldset><legend>版面</legend>" + radio + "t-auto\" checked> 自动</label>" + radio +
              "t-both\"> 对照</label>" + radio + "t-is\"> 只看恢复后</label></fieldset>\n";
    }
    out_ +=
        "<label title=\"show repairs\"><input type=\"checkbox\" class=\"t-rep\" checked> 显示修复"
        "</label>\n";
    if (beside() && result_.source.format == Format::html) {
      out_ +=
          "<label title=\"show markup\"><input type=\"checkbox\" class=\"t-mark\" checked> "
          "显示标记</label>\n";
    }
    out_ +=
        "<label class=\"t-nav-l\"><input type=\"checkbox\" class=\"t-nav\"> 目录与字段</label>\n";
    constexpr std::array<std::array<std::string_view, 3>, 8> groups{{
        {"k-head", "版头", "head"},
        {"k-title", "标题", "title"},
        {"k-heading", "结构层次", "sections"},
        {"k-tail", "落款、版记", "tail"},
        {"k-contact", "联系方式", "contacts"},
        {"k-cite", "引用", "references"},
        {"k-date", "日期", "dates"},
        {"k-page", "页面信息", "page"},
    }};
    out_ += "<ul class=\"legend\" aria-label=\"图例\">";
    for (const auto& [style, word, english] : groups) {
      out_ += "<li class=\"" + std::string(style) + "\" title=\"" + std::string(english) + "\">" +
              std::string(word) + "</li>";
    }
    out_ +=
        "<li class=\"r\" title=\"repair\">修复</li><li class=\"r many\" title=\"many equal "
        "repairs\">多处相同的修复</li><li class=\"low\" title=\"low confidence\">存疑"
        "</li></ul>\n</div>\n";
  }

  // For the script, the names of the kinds of repair, and the marks: field, term, value, note,
  // span, source, confidence.
  void data() {
    nlohmann::json rows = nlohmann::json::array();
    for (const Mark& mark : marks_.all) {
      const Span source = result_.map.to_source(mark.span);
      constexpr double steps = 1000;  // of a float, more digits would be noise
      rows.push_back({mark.field, mark.chinese, mark.value, mark.note,
                      nlohmann::json::array({mark.span.begin, mark.span.end}),
                      nlohmann::json::array({source.begin, source.end}),
                      std::round(static_cast<double>(mark.confidence) * steps) / steps});
    }
    nlohmann::json kinds = nlohmann::json::array();
    for (int i = 0; i <= static_cast<int>(RepairKind::entity); ++i) {
      const auto kind = static_cast<RepairKind>(i);
      kinds.push_back(std::string(chinese(kind)) + " " + std::string(name(kind)));
    }
    const nlohmann::json data{{"kinds", std::move(kinds)}, {"marks", std::move(rows)}};
    out_ += "<script type=\"application/json\">";
    render::add_json(out_, data.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
    out_ += "</script>\n";
  }

  const Result& result_;
  const HtmlOptions& options_;
  Marks marks_;
  std::string prefix_;
  std::string name_;
  std::string out_;
};

}  // namespace

std::string to_html(const Result& result, const HtmlOptions& options) {
  if (!options.source.empty() && options.source.size() != result.source.bytes) {
    throw std::invalid_argument("source has " + std::to_string(options.source.size()) +
                                " bytes, what was parsed had " +
                                std::to_string(result.source.bytes));
  }
  return PageWriter(result, options).write();
}

}  // namespace gongwen
