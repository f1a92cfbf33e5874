#include "batch_report.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>
#include <nlohmann/json.hpp>
#include <utility>

#include "files.hpp"
#include "language.hpp"
#include "names.hpp"

namespace gongwen::cli {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t most_named = 8;  // on a line; the report has them all

// `通知 12, 意见 3`, the most frequent first.
std::string counts(const std::map<std::string, std::uint64_t>& of) {
  std::vector<std::pair<std::string, std::uint64_t>> sorted(of.begin(), of.end());
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  std::string out;
  for (std::size_t i = 0; i < std::min(sorted.size(), most_named); ++i) {
    const std::string name = sorted[i].first.empty() ? tr("(none)") : shown(sorted[i].first);
    out += (i > 0 ? tr(", ") : "") + name + ' ' + std::to_string(sorted[i].second);
  }
  return sorted.size() > most_named ? out + " …" : out;
}

}  // namespace

std::vector<std::string> report_lines(const Report& report, unsigned jobs,
                                      std::uint64_t read_bytes) {
  const Tally& tally = report.tally;
  const std::uint64_t read = report.progress.done - report.progress.before;
  const auto number = [](std::uint64_t value) { return std::to_string(value); };
  std::string whole = say(read == 1 ? "{0} file" : "{0} files", {number(read)});
  if (report.progress.before > 0) {
    whole += say(" and {0} kept as they were", {number(report.progress.before)});
  }
  whole += say(", {0} not readable; ", {number(tally.unread)});
  whole +=
      say(tally.documents == 1 ? "{0} document, " : "{0} documents, ", {number(tally.documents)});
  whole += say("{0} files without; {1} repairs; ",
               {number(tally.without_document), number(tally.repairs)});
  std::array<char, 64> size{};
  std::snprintf(size.data(), size.size(), "%.1f MB, %.1f s, ",
                static_cast<double>(read_bytes) / 1e6, report.seconds);
  whole += size.data() + rate(read_bytes, report.seconds);
  whole += say(jobs == 1 ? ", {0} job" : ", {0} jobs", {number(jobs)});
  std::vector<std::string> out = {whole};
  if (!tally.kinds.empty()) out.push_back(say("kinds: {0}", {counts(tally.kinds)}));
  if (!tally.errors.empty()) out.push_back(say("not readable: {0}", {counts(tally.errors)}));
  if (!tally.diagnostics.empty()) {
    out.push_back(say("diagnostics: {0}", {counts(tally.diagnostics)}));
  }
  return out;
}

std::string report_json(const Report& report) {
  Json out;
  out["schema"] = "gongwen-report/1";
  out["output"] = text_of_path(report.output);
  out["inputs"] = report.progress.total;
  out["done"] = report.progress.done;
  out["kept"] = report.progress.before;
  out.update(Json::parse(tally_json(report.tally)));
  out["seconds"] = report.seconds;
  return out.dump(2, ' ', /*ensure_ascii=*/false, Json::error_handler_t::replace) + '\n';
}

std::string error_line(const Entry& entry) {
  Json out;
  out["name"] = text_of_path(entry.path);
  if (!is_utf8(entry.path)) out["name_bytes"] = base64(entry.path);
  out["error"] = {{"code", entry.unread->code}, {"message", entry.unread->message}};
  return out.dump(-1, ' ', /*ensure_ascii=*/false, Json::error_handler_t::replace) + '\n';
}

}  // namespace gongwen::cli
