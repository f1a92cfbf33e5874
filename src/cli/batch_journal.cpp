#include "batch_journal.hpp"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <array>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "language.hpp"
#include "names.hpp"

namespace gongwen::cli {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::uint32_t most_bytes = 0x7FFFFFFF;  // of a journal: that of some ten million inputs
constexpr const char* schema = "gongwen-journal/1";

std::string dump(const Json& json) {
  return json.dump(-1, ' ', /*ensure_ascii=*/false, Json::error_handler_t::replace);
}

void add(std::map<std::string, std::uint64_t>& to,
         const std::map<std::string, std::uint64_t>& from) {
  for (const auto& [key, count] : from) to[key] += count;
}

Json json_of(const Tally& tally) {
  return {{"documents", tally.documents},
          {"without_document", tally.without_document},
          {"unread", tally.unread},
          {"repairs", tally.repairs},
          {"bytes", tally.bytes},
          {"kinds", tally.kinds},
          {"diagnostics", tally.diagnostics},
          {"errors", tally.errors}};
}

Tally tally_of(const Json& json) {
  Tally out;
  json.at("documents").get_to(out.documents);
  json.at("without_document").get_to(out.without_document);
  json.at("unread").get_to(out.unread);
  json.at("repairs").get_to(out.repairs);
  json.at("bytes").get_to(out.bytes);
  json.at("kinds").get_to(out.kinds);
  json.at("diagnostics").get_to(out.diagnostics);
  json.at("errors").get_to(out.errors);
  return out;
}

Entry entry_of(const Json& json) {
  Entry out;
  out.path = json.contains("name_bytes") ? from_base64(json.at("name_bytes").get<std::string>())
                                         : json.at("name").get<std::string>();
  json.at("content").get_to(out.content);
  json.at("begin").get_to(out.begin);
  json.at("size").get_to(out.size);
  json.at("rows").get_to(out.rows);
  out.tally = tally_of(json.at("tally"));
  if (json.contains("error")) {
    const Json& error = json.at("error");
    out.unread =
        Unread{error.at("code").get<std::string>(), error.at("message").get<std::string>()};
  }
  return out;
}

}  // namespace

Tally& Tally::operator+=(const Tally& other) {
  documents += other.documents;
  without_document += other.without_document;
  unread += other.unread;
  repairs += other.repairs;
  bytes += other.bytes;
  add(kinds, other.kinds);
  add(diagnostics, other.diagnostics);
  add(errors, other.errors);
  return *this;
}

std::string hash_of(std::string_view bytes) {
  const XXH128_hash_t hash = XXH3_128bits(bytes.data(), bytes.size());
  std::array<char, 33> digits{};
  std::snprintf(digits.data(), digits.size(), "%016llx%016llx",
                static_cast<unsigned long long>(hash.high64),
                static_cast<unsigned long long>(hash.low64));
  return digits.data();
}

std::string journal_head(const std::string& options) {
  return dump(Json{{"schema", schema}, {"options", options}}) + '\n';
}

std::string journal_line(const Entry& entry) {
  Json json;
  json["name"] = text_of_path(entry.path);
  if (!is_utf8(entry.path)) json["name_bytes"] = base64(entry.path);
  json["content"] = entry.content;
  json["begin"] = entry.begin;
  json["size"] = entry.size;
  json["rows"] = entry.rows;
  json["tally"] = json_of(entry.tally);
  if (entry.unread) {
    json["error"] = {{"code", entry.unread->code}, {"message", entry.unread->message}};
  }
  return dump(json) + '\n';
}

std::optional<Entry> entry_of_line(std::string_view line) {
  try {
    return entry_of(Json::parse(line));
  } catch (const Json::exception&) {
    return std::nullopt;
  }
}

std::variant<Journal, Failure> read_journal(const std::string& path) {
  const auto read = read_file(path, most_bytes);
  if (const auto* failure = std::get_if<Failure>(&read)) return *failure;
  std::string_view rest = std::get<Input>(read).bytes;
  Journal out;
  bool first = true;
  try {
    for (std::size_t end = rest.find('\n'); end != std::string_view::npos; end = rest.find('\n')) {
      const Json json = Json::parse(rest.substr(0, end));
      rest.remove_prefix(end + 1);
      if (first && json.at("schema") != schema) break;
      if (first) json.at("options").get_to(out.options);
      if (!first) out.entries.push_back(entry_of(json));
      first = false;
    }
  } catch (const Json::exception&) {
    // A power failure may leave rubbish: what stands before it is whole.
  }
  if (first) return Failure{path, tr("is no journal of a batch")};
  return out;
}

std::string tally_json(const Tally& tally) {
  return dump(json_of(tally));
}

}  // namespace gongwen::cli
