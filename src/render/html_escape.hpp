// Text made safe for a page: nothing that an input holds is read as markup, and no character of it
// steers how the rest is shown.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace gongwen::render {

// Adds `text` (UTF-8) as the content of an element. The characters stay what they are; those that
// are not seen, or turn the direction of writing, stand in an element of their own that names them.
// The C0 controls, which HTML cannot hold, become their pictures (U+2400 and behind).
void add_text(std::string& out, std::string_view text);

// Adds `text` as the value of an attribute, within quotation marks. Characters that are not seen
// become their names: a tooltip has no elements to keep them in.
void add_attribute(std::string& out, std::string_view text);

// Adds `json` as the content of a script element, which ends at `</` whatever it holds.
void add_json(std::string& out, std::string_view json);

[[nodiscard]] std::string escaped(std::string_view text);

// The first `characters` of a text; the whole of it if it has no more.
[[nodiscard]] std::string_view opening(std::string_view text, std::size_t characters);
[[nodiscard]] std::size_t characters_in(std::string_view text);

}  // namespace gongwen::render
