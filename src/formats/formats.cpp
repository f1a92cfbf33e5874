#include "formats/formats.hpp"

#include <utility>

#include "formats/html.hpp"

namespace gongwen::formats {

text::Text read_format(text::Text decoded, std::optional<Format> wanted, Source& source) {
  const bool html = wanted ? *wanted == Format::html : looks_like_html(decoded.utf8);
  source.format = html ? Format::html : Format::text;
  if (!html) return decoded;
  return read_html(std::move(decoded));
}

}  // namespace gongwen::formats
