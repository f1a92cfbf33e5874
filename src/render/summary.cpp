// What the bytes were, in a few lines.
#include <algorithm>
#include <string>

#include "gongwen/render.hpp"
#include "render/outline.hpp"
#include "render/words.hpp"

namespace gongwen {
namespace {

using render::Outline;
using render::Style;

std::size_t characters_of(const std::string& text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (c & '\xC0') != '\x80'; }));
}

std::size_t lines_of(const std::string& text) {
  if (text.empty()) return 0;
  const auto ends = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
  return ends + (text.back() == '\n' ? 0 : 1);
}

}  // namespace

std::string summary(const Cleaned& cleaned, const TextOptions& options) {
  const Source& source = cleaned.source;
  Outline out(options, cleaned.map);
  out.line(source.name.value_or("标准输入"), Style::strong);
  out.indent();
  out.field("大小", "bytes", std::to_string(source.bytes), {});
  out.field("格式", "format", name(source.format), {});
  out.field("编码", "encoding", render::encoding_of(source), {});
  if (source.declared_encoding) {
    out.field("声明的编码", "declared", *source.declared_encoding, {});
  }
  out.field("文字", "script",
            std::string(render::chinese(cleaned.script)) + " " + std::string(name(cleaned.script)),
            {});
  out.field("正文", "text",
            std::to_string(characters_of(cleaned.text)) + " 字，" +
                std::to_string(lines_of(cleaned.text)) + " 行",
            {});
  if (cleaned.repairs.empty()) {
    out.field("修复", "repairs", "无", {}, Style::good);
  } else {
    out.field("修复", "repairs", std::to_string(render::count_of(cleaned.repairs)) + " 处", {},
              Style::warn);
    out.indent();
    render::add_repairs(out, cleaned.repairs);
    out.outdent();
  }
  render::add_diagnostics(out, cleaned.diagnostics);
  return std::move(out).finish();
}

}  // namespace gongwen
