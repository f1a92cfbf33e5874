#include "batch_rows.hpp"

#include <cerrno>
#include <exception>
#include <mutex>
#include <new>
#include <nlohmann/json.hpp>
#include <sstream>
#include <utility>
#include <variant>
#include <vector>

#include "gongwen/diagnostics.hpp"
#include "language.hpp"
#include "names.hpp"

namespace gongwen::cli {
namespace {

using Json = nlohmann::ordered_json;

// Reading takes many times the memory of the input: of such large ones only one is read at a time.
constexpr std::size_t large_bytes = std::size_t{32} << 20;

std::string dump(const Json& json) {
  return json.dump(-1, ' ', /*ensure_ascii=*/false, Json::error_handler_t::replace);
}

const char* code_of(int error) {
  switch (error) {
    case ENOENT:
    case ENOTDIR:
      return "not_found";
    case EACCES:
    case EPERM:
      return "not_permitted";
    case EISDIR:
      return "is_directory";
    case ENOMEM:
      return "out_of_memory";
    case EFBIG:
      return "too_large";
    default:
      return "not_readable";
  }
}

// The columns of a flat row, each null: as those of a document that says nothing.
const Json& no_columns() {
  static const Json columns = [] {
    Result empty;
    empty.documents.emplace_back();
    Json row = Json::parse(to_rows(empty));
    for (auto& [name, value] : row.items()) value = nullptr;
    row["error"] = nullptr;
    return row;
  }();
  return columns;
}

// Flat rows, each with all columns: of an input without documents, too.
std::string with_all_columns(const std::string& rows) {
  std::string out;
  std::istringstream lines(rows);
  for (std::string line; std::getline(lines, line);) {
    Json row = no_columns();
    row.update(Json::parse(line));
    out += dump(row) + '\n';
  }
  return out;
}

// Fills in what is written of an input that was not read.
void tell(Row& out, const std::string& path, const Unread& unread, bool flat) {
  const std::string name = text_of_path(path);
  out.entry.unread = unread;
  out.entry.tally.unread = 1;
  out.entry.tally.errors[unread.code] = 1;
  Json row;
  if (flat) {
    row = no_columns();
    row["name"] = name;
    row["error"] = unread.message;
  } else {
    row = {{"schema", "gongwen/1"},
           {"source", {{"name", name}}},
           {"error", {{"code", unread.code}, {"message", unread.message}}}};
  }
  out.lines = flat ? dump(row) + '\n' : with_name_bytes(dump(row), path) + '\n';
}

Row failure_row(const std::string& path, const Unread& unread, bool flat, const Find& find) {
  Row out;
  out.entry.path = path;
  out.entry.content = "unread: " + unread.code + ": " + unread.message;
  out.kept = find(path, out.entry.content);
  if (!out.kept) tell(out, path, unread, flat);
  return out;
}

Row failure_row(const std::string& path, const Failure& failure, bool flat, const Find& find) {
  return failure_row(path, Unread{code_of(failure.error), failure.reason}, flat, find);
}

void count(const std::vector<Document>& documents, Tally& tally) {  // NOLINT(misc-no-recursion)
  for (const Document& document : documents) {
    ++tally.documents;
    ++tally.kinds[document.kind ? document.kind->text : std::string()];
    count(document.enclosed, tally);
  }
}

std::optional<Row> row_of(const Input& input, const RowForm& form, const Find& find,
                          const Make& make) {
  const std::string path = input.name.value_or("");
  Row out;
  out.entry.path = path;
  out.entry.content = hash_of(input.bytes);
  out.kept = find(path, out.entry.content);
  if (out.kept) return out;
  static std::mutex one_large;
  std::unique_lock<std::mutex> lock(one_large, std::defer_lock);
  if (input.bytes.size() > large_bytes) lock.lock();
  std::optional<Made> made = make(input);
  if (!made) return std::nullopt;
  if (made->unread && !made->set_aside) return failure_row(path, *made->unread, form.flat, find);
  if (made->unread) {
    // By what it holds, so that a later run need not be ended by it to know it again.
    tell(out, path, *made->unread, form.flat);
    return out;
  }
  out.lines = std::move(made->lines);
  out.entry.tally = std::move(made->tally);
  return out;
}

}  // namespace

Made make_rows(const Parser& parser, const Input& input, const std::optional<std::string>& encoding,
               const RowForm& form) {
  Made out;
  try {
    const std::string path = input.name.value_or("");
    const Result result = parser.parse(input.bytes, Hints{text_of_path(path), encoding, {}});
    if (const Diagnostic* why = why_unread(result)) {
      out.unread = Unread{why->code, message_in(*why, language())};
      return out;
    }
    out.lines = form.flat ? with_all_columns(to_rows(result))
                          : with_name_bytes(to_json(result, form.json), path) + '\n';
    Tally& tally = out.tally;
    count(result.documents, tally);
    tally.without_document = result.documents.empty() ? 1 : 0;
    for (const Repair& repair : result.repairs) tally.repairs += repair.count;
    for (const Diagnostic& diagnostic : result.diagnostics) ++tally.diagnostics[diagnostic.code];
    tally.bytes = input.bytes.size();
    return out;
  } catch (const std::bad_alloc&) {
    return out_of_memory();
  } catch (const std::exception& error) {
    out = {};
    out.unread = Unread{code_of(0), error.what()};
    return out;
  }
}

Made out_of_memory() {
  Made out;
  out.unread = Unread{code_of(ENOMEM), failed("", ENOMEM).reason};
  return out;
}

bool is_set_aside(const Unread& unread) {
  return unread.code == "crashed" || unread.code == "time_limit";
}

std::optional<Row> read_row(const std::string& path, const RowForm& form, const Find& find,
                            const Make& make) {
  try {
    const auto read = read_regular_file(path, Limits{}.input_bytes);
    if (const auto* failure = std::get_if<Failure>(&read)) {
      return failure_row(path, *failure, form.flat, find);
    }
    return row_of(std::get<Input>(read), form, find, make);
  } catch (const std::bad_alloc&) {
    return failure_row(path, failed(path, ENOMEM), form.flat, find);
  } catch (const std::exception& error) {
    return failure_row(path, Failure{path, error.what()}, form.flat, find);
  }
}

}  // namespace gongwen::cli
