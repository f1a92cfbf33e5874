#include "scan/file_name.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "scan/utf8.hpp"

namespace gongwen::scan {
namespace {

constexpr std::array<std::string_view, 18> extensions = {
    ".docx", ".doc", ".pdf", ".xlsx", ".xls", ".zip",  ".rar", ".wps", ".ofd",
    ".jpg",  ".png", ".ppt", ".pptx", ".txt", ".jpeg", ".et",  ".7z",  ".html"};

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

// (23.5KB), 下载次数：12, [点击下载]: numbers, units and the words of buttons.
bool is_size_or_button(std::string_view text) {
  constexpr std::array<std::string_view, 8> words = {"下载次数", "点击下载", "下载", "点击",
                                                     "大小",     "预览",     "附件", "次"};
  for (std::size_t at = 0; at < text.size();) {
    const auto word = std::find_if(words.begin(), words.end(), [&](std::string_view one) {
      return text.substr(at).starts_with(one);
    });
    const Rune rune = rune_at(text, at);
    const bool mark = is_space(rune.value) || digit_value(rune.value) >= 0 ||
                      is_one_of(rune.value, U"KkMmBb.()（）[]【】：:");
    if (word == words.end() && !mark) return false;
    at += word == words.end() ? std::max<std::size_t>(rune.size, 1) : word->size();
  }
  return true;
}

}  // namespace

std::size_t extension_length(std::string_view text) {
  constexpr std::size_t longest = 5;
  const std::string end = lower(text.substr(text.size() - std::min(text.size(), longest)));
  for (const std::string_view extension : extensions) {
    if (end.ends_with(extension)) return extension.size();
  }
  return 0;
}

bool extension_at(std::string_view text, std::size_t at) {
  const std::string rest = lower(text.substr(std::min(at, text.size()), 5));
  return std::any_of(extensions.begin(), extensions.end(),
                     [&](std::string_view e) { return rest.starts_with(e); });
}

std::optional<Span> file_name(std::string_view text, Span span) {
  constexpr std::size_t max_behind = 60;  // bytes of a size and a button
  span = trim(text, span);
  const std::string_view all = span.of(text);
  for (std::size_t at = all.rfind('.'); at != all.npos && all.size() - at < max_behind;
       at = at == 0 ? all.npos : all.rfind('.', at - 1)) {
    std::size_t size = 0;
    for (const std::string_view extension : extensions) {
      if (lower(all.substr(at, extension.size())) == extension) {
        size = std::max(size, extension.size());
      }
    }
    if (size == 0) continue;
    if (!is_size_or_button(all.substr(at + size))) return std::nullopt;
    return make_span(span.begin, span.begin + at + size);
  }
  return std::nullopt;
}

}  // namespace gongwen::scan
