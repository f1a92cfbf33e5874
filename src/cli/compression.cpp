#include "compression.hpp"

#include <array>
#include <cerrno>
#include <cstdio>
#include <utility>

#ifdef GONGWEN_HAS_ZLIB
#include <zlib.h>
#endif
#ifdef GONGWEN_HAS_ZSTD
#include <zstd.h>
#endif

#include "language.hpp"

namespace gongwen::cli {
namespace {

constexpr std::size_t chunk_bytes = 1U << 17;

class Plain : public Compressor {
 public:
  explicit Plain(Take take) : take_(std::move(take)) {}
  bool write(std::string_view bytes) override { return take_(bytes); }
  bool finish() override { return true; }

 private:
  Take take_;
};

#ifdef GONGWEN_HAS_ZLIB
constexpr int gzip_window = 15 + 16;  // the largest one, in the frame of gzip

class Gzip : public Compressor {
 public:
  explicit Gzip(Take take) : take_(std::move(take)) {
    ready_ = deflateInit2(&stream_, Z_DEFAULT_COMPRESSION, Z_DEFLATED, gzip_window, 8,
                          Z_DEFAULT_STRATEGY) == Z_OK;
  }
  ~Gzip() override { deflateEnd(&stream_); }
  Gzip(const Gzip&) = delete;
  Gzip& operator=(const Gzip&) = delete;
  bool write(std::string_view bytes) override {
    while (!bytes.empty()) {
      const std::string_view piece = bytes.substr(0, chunk_bytes);
      if (!run(piece, Z_NO_FLUSH)) return false;
      bytes.remove_prefix(piece.size());
    }
    return true;
  }
  bool finish() override { return run({}, Z_FINISH); }

 private:
  bool run(std::string_view bytes, int flush) {
    if (!ready_) return false;
    // The type of zlib before 1.2.5.2; it only reads.
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream_.avail_in = static_cast<uInt>(bytes.size());
    do {
      stream_.next_out = reinterpret_cast<Bytef*>(chunk_.data());
      stream_.avail_out = static_cast<uInt>(chunk_.size());
      if (deflate(&stream_, flush) == Z_STREAM_ERROR) return false;
      if (!take_({chunk_.data(), chunk_.size() - stream_.avail_out})) return false;
    } while (stream_.avail_out == 0);
    return true;
  }

  Take take_;
  z_stream stream_{};
  bool ready_ = false;
  std::array<char, chunk_bytes> chunk_{};
};

bool inflate_all(std::FILE* file, const Take& take) {
  z_stream stream{};
  if (inflateInit2(&stream, gzip_window) != Z_OK) return false;
  std::array<char, chunk_bytes> in{};
  std::array<char, chunk_bytes> out{};
  int status = Z_OK;
  bool good = true;
  while (good) {
    const std::size_t got = std::fread(in.data(), 1, in.size(), file);
    if (got == 0) break;
    stream.next_in = reinterpret_cast<Bytef*>(in.data());
    stream.avail_in = static_cast<uInt>(got);
    do {
      stream.next_out = reinterpret_cast<Bytef*>(out.data());
      stream.avail_out = static_cast<uInt>(out.size());
      status = inflate(&stream, Z_NO_FLUSH);
      good = (status == Z_OK || status == Z_STREAM_END || status == Z_BUF_ERROR) &&
             take({out.data(), out.size() - stream.avail_out});
    } while (good && status == Z_OK && (stream.avail_in > 0 || stream.avail_out == 0));
    if (status == Z_STREAM_END) break;
  }
  inflateEnd(&stream);
  return good && status == Z_STREAM_END && std::ferror(file) == 0;
}
#endif

#ifdef GONGWEN_HAS_ZSTD
class Zstd : public Compressor {
 public:
  explicit Zstd(Take take) : take_(std::move(take)), stream_(ZSTD_createCCtx()) {}
  ~Zstd() override { ZSTD_freeCCtx(stream_); }
  Zstd(const Zstd&) = delete;
  Zstd& operator=(const Zstd&) = delete;
  bool write(std::string_view bytes) override { return run(bytes, ZSTD_e_continue); }
  bool finish() override { return run({}, ZSTD_e_end); }

 private:
  bool run(std::string_view bytes, ZSTD_EndDirective end) {
    if (stream_ == nullptr) return false;
    ZSTD_inBuffer in{bytes.data(), bytes.size(), 0};
    while (true) {
      ZSTD_outBuffer out{chunk_.data(), chunk_.size(), 0};
      const std::size_t left = ZSTD_compressStream2(stream_, &out, &in, end);
      if (ZSTD_isError(left) != 0 || !take_({chunk_.data(), out.pos})) return false;
      if (end == ZSTD_e_end ? left == 0 : in.pos == in.size) return true;
    }
  }

  Take take_;
  ZSTD_CCtx* stream_;
  std::array<char, chunk_bytes> chunk_{};
};

bool zstd_all(std::FILE* file, const Take& take) {
  const std::unique_ptr<ZSTD_DCtx, std::size_t (*)(ZSTD_DCtx*)> stream(ZSTD_createDCtx(),
                                                                       ZSTD_freeDCtx);
  std::array<char, chunk_bytes> in{};
  std::array<char, chunk_bytes> out{};
  std::size_t left = 1;
  while (stream) {
    const std::size_t got = std::fread(in.data(), 1, in.size(), file);
    if (got == 0) break;
    ZSTD_inBuffer from{in.data(), got, 0};
    while (from.pos < from.size) {
      ZSTD_outBuffer to{out.data(), out.size(), 0};
      left = ZSTD_decompressStream(stream.get(), &to, &from);
      if (ZSTD_isError(left) != 0 || !take({out.data(), to.pos})) return false;
    }
  }
  return left == 0 && std::ferror(file) == 0;
}
#endif

bool copy_all(std::FILE* file, const Take& take) {
  std::array<char, chunk_bytes> chunk{};
  while (const std::size_t got = std::fread(chunk.data(), 1, chunk.size(), file)) {
    if (!take({chunk.data(), got})) return false;
  }
  return std::ferror(file) == 0;
}

struct Close {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

}  // namespace

Compression compression_of(std::string_view path) {
  if (path.ends_with(".gz")) return Compression::gzip;
  if (path.ends_with(".zst")) return Compression::zstd;
  return Compression::none;
}

bool is_built_in([[maybe_unused]] Compression compression) {
#ifndef GONGWEN_HAS_ZLIB
  if (compression == Compression::gzip) return false;
#endif
#ifndef GONGWEN_HAS_ZSTD
  if (compression == Compression::zstd) return false;
#endif
  return true;
}

std::unique_ptr<Compressor> make_compressor([[maybe_unused]] Compression compression, Take take) {
#ifdef GONGWEN_HAS_ZLIB
  if (compression == Compression::gzip) return std::make_unique<Gzip>(std::move(take));
#endif
#ifdef GONGWEN_HAS_ZSTD
  if (compression == Compression::zstd) return std::make_unique<Zstd>(std::move(take));
#endif
  return std::make_unique<Plain>(std::move(take));
}

std::optional<Failure> decompress(const std::string& path, const Take& take) {
  const std::unique_ptr<std::FILE, Close> file(std::fopen(path.c_str(), "rb"));
  if (!file) return failed(path, errno);
  bool good = false;
  switch (is_built_in(compression_of(path)) ? compression_of(path) : Compression::none) {
#ifdef GONGWEN_HAS_ZLIB
    case Compression::gzip:
      good = inflate_all(file.get(), take);
      break;
#endif
#ifdef GONGWEN_HAS_ZSTD
    case Compression::zstd:
      good = zstd_all(file.get(), take);
      break;
#endif
    default:
      good = copy_all(file.get(), take);
  }
  if (good) return std::nullopt;
  return Failure{path, tr("its rows cannot be read back")};
}

}  // namespace gongwen::cli
