// Charsets of seven bits in which escape sequences say what the bytes behind them are: HZ (RFC
// 1843) and ISO-2022-CN with its extensions (RFC 1922).
#pragma once

#include <optional>
#include <string_view>

#include "text/charset/decode.hpp"
#include "values/watch.hpp"

namespace gongwen::text {

// Precondition: `is_stateful(charset)`.
[[nodiscard]] Text decode_stateful(Charset charset, std::string_view bytes,
                                   values::Watch* watch = nullptr);

// The stateful charset whose sequences the bytes have, if what stands between them can be Chinese.
[[nodiscard]] std::optional<Charset> find_stateful(std::string_view bytes);

}  // namespace gongwen::text
