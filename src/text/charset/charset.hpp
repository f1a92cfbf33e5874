// Which charset the bytes are in, told from all of them and from what is claimed.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "text/charset/decode.hpp"

namespace gongwen::text {

struct CharsetGuess {
  Charset charset = Charset::utf8;
  std::uint32_t bom = 0;                // bytes of the byte order mark
  std::optional<std::string> declared;  // by a byte order mark, the caller or markup
  float confidence = 1;                 // below 0.5: what the charset makes of it is no Chinese
  bool is_text = false;                 // the bytes are well-formed UTF-8 and nothing else
};

// `label` is what the caller claims: evidence, not proof.
[[nodiscard]] CharsetGuess guess_charset(std::string_view bytes,
                                         const std::optional<std::string>& label);

}  // namespace gongwen::text
