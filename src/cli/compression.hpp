// Files that are compressed by their names: .gz and .zst.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "files.hpp"

namespace gongwen::cli {

enum class Compression : std::uint8_t { none, gzip, zstd };

// What the name of a file asks for.
[[nodiscard]] Compression compression_of(std::string_view path);
// False if the program was built without the library for it.
[[nodiscard]] bool is_built_in(Compression compression);

// Takes bytes that are on their way; false where they could not be taken.
using Take = std::function<bool(std::string_view bytes)>;

// Compresses what it is given.
class Compressor {
 public:
  virtual ~Compressor() = default;
  [[nodiscard]] virtual bool write(std::string_view bytes) = 0;
  [[nodiscard]] virtual bool finish() = 0;
};
[[nodiscard]] std::unique_ptr<Compressor> make_compressor(Compression compression, Take take);

// Hands on what a file holds, decompressed; why it could not be read, if so.
[[nodiscard]] std::optional<Failure> decompress(const std::string& path, const Take& take);

}  // namespace gongwen::cli
