// Values as bytes and back, for pickling: the members in their order, sizes before what they count.
#pragma once

#include <cstdint>
#include <cstring>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "gongwen/gongwen.hpp"
#include "members.hpp"

namespace gongwen::bindings {

// Pickles live as long as one version: members may come and go with the next.
inline constexpr std::string_view archive_mark = "gongwen " GONGWEN_VERSION "\n";

class Writer {
 public:
  template <typename T>
  void put(const T& item) {
    if constexpr (std::is_arithmetic_v<T> || std::is_enum_v<T>) {
      out_.append(reinterpret_cast<const char*>(&item), sizeof item);
    } else if constexpr (std::is_same_v<T, Span>) {
      put(item.begin);
      put(item.end);
    } else {
      static_assert(has_members<T>);
      for_each_member<T>([&](const auto& member) { put(item.*member.pointer); });
    }
  }
  void put(const std::string& text) {
    put(static_cast<std::uint64_t>(text.size()));
    out_ += text;
  }
  template <typename T>
  void put(const std::optional<T>& item) {
    put(item.has_value());
    if (item) put(*item);
  }
  template <typename T>
  void put(const std::vector<T>& items) {
    put(static_cast<std::uint64_t>(items.size()));
    for (const T& item : items) put(item);
  }
  void put(const OffsetMap& map) {
    put(static_cast<std::uint64_t>(map.runs().size()));
    for (std::size_t i = 0; i < map.runs().size(); ++i) {
      const OffsetMap::Run& run = map.runs()[i];
      put(map.source_of(i).size());
      put(map.text_of(i).size());
      put(run.source_unit);
      put(run.text_unit);
      put(run.kind);
    }
  }

  [[nodiscard]] std::string finish() && { return std::move(out_); }

 private:
  std::string out_{archive_mark};
};

class Reader {
 public:
  // Throws std::invalid_argument, which Python sees as ValueError, where the bytes are no archive.
  explicit Reader(std::string_view in) : in_(in) {
    if (take(archive_mark.size()) != archive_mark) {
      throw std::invalid_argument("gongwen: pickled by another version");
    }
  }

  template <typename T>
  void get(T& item) {
    if constexpr (std::is_same_v<T, bool>) {
      item = take(1).front() != 0;
    } else if constexpr (std::is_arithmetic_v<T> || std::is_enum_v<T>) {
      std::memcpy(&item, take(sizeof item).data(), sizeof item);
    } else if constexpr (std::is_same_v<T, Span>) {
      get(item.begin);
      get(item.end);
    } else {
      for_each_member<T>([&](const auto& member) { get(item.*member.pointer); });
    }
  }
  void get(std::string& text) { text = std::string(take(get_size())); }
  template <typename T>
  void get(std::optional<T>& item) {
    bool has = false;
    get(has);
    if (has) get(item.emplace());
  }
  template <typename T>
  void get(std::vector<T>& items) {
    // Grows with what is there, not with what a broken size claims.
    for (std::uint64_t left = get_size(); left != 0; --left) get(items.emplace_back());
  }
  void get(OffsetMap& map) {
    for (std::uint64_t left = get_size(); left != 0; --left) {
      std::uint32_t source_size = 0;
      std::uint32_t text_size = 0;
      OffsetMap::Run run;
      get(source_size);
      get(text_size);
      get(run.source_unit);
      get(run.text_unit);
      get(run.kind);
      if (run.source_unit == 0 || run.text_unit == 0) {
        map.append(source_size, text_size, run.kind);
      } else {
        map.append_units(source_size / run.source_unit, run.source_unit, run.text_unit, run.kind);
      }
    }
  }

 private:
  std::uint64_t get_size() {
    std::uint64_t size = 0;
    get(size);
    return size;
  }
  std::string_view take(std::uint64_t size) {
    if (size > in_.size()) throw std::invalid_argument("gongwen: not a whole pickle");
    const std::string_view out = in_.substr(0, size);
    in_.remove_prefix(size);
    return out;
  }

  std::string_view in_;
};

template <typename T>
std::string to_archive(const T& item) {
  Writer writer;
  writer.put(item);
  return std::move(writer).finish();
}

template <typename T>
T from_archive(std::string_view bytes) {
  T item;
  Reader(bytes).get(item);
  return item;
}

}  // namespace gongwen::bindings
