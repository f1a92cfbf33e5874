// Names of files, which are bytes, as text.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace gongwen::cli {

// Bytes of the character that `text` begins with; 0 if it begins with none of UTF-8.
[[nodiscard]] std::size_t utf8_size(std::string_view text);
[[nodiscard]] bool is_utf8(std::string_view text);

// A path as it stands in a row. One that is no UTF-8 has its bytes beyond ASCII and its `%` as
// `%B9`, so that no two are alike and each leads back to its bytes.
[[nodiscard]] std::string text_of_path(const std::string& path);

// A JSON object with a `source`, or a flat row, with the bytes of its file's name as `name_bytes`
// (Base64) where the name is no UTF-8.
[[nodiscard]] std::string with_name_bytes(std::string json, const std::optional<std::string>& name);

[[nodiscard]] std::string base64(std::string_view bytes);
// The bytes; empty if `text` is none.
[[nodiscard]] std::string from_base64(std::string_view text);

}  // namespace gongwen::cli
