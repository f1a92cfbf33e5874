#include "batch_rows.hpp"

#include <cerrno>
#include <exception>
#include <mutex>
#include <new>
#include <nlohmann/json.hpp>
#include <variant>
#include <vector>

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
    default:
      return "not_readable";
  }
}

Row failure_row(const std::string& path, Failure failure, bool flat) {
  Json row;
  if (flat) {
    row = {{"name", path}, {"error", failure.reason}};
  } else {
    row = {{"schema", "gongwen/1"},
           {"source", {{"name", path}}},
           {"error", {{"code", code_of(failure.error)}, {"message", failure.reason}}}};
  }
  Row out{dump(row) + '\n', {}, std::move(failure)};
  out.tally.unread = 1;
  return out;
}

std::uint64_t count(const std::vector<Document>& documents) {  // NOLINT(misc-no-recursion)
  std::uint64_t out = documents.size();
  for (const Document& document : documents) out += count(document.enclosed);
  return out;
}

Row row_of(const Parser& parser, const Input& input, const std::optional<std::string>& encoding,
           const RowForm& form) {
  static std::mutex one_large;
  std::unique_lock<std::mutex> lock(one_large, std::defer_lock);
  if (input.bytes.size() > large_bytes) lock.lock();
  const Result result = parser.parse(input.bytes, Hints{input.name, encoding, {}});
  Row out;
  out.lines = form.flat ? to_rows(result) : to_json(result, form.json) + '\n';
  out.tally.documents = count(result.documents);
  out.tally.without_document = result.documents.empty() ? 1 : 0;
  for (const Repair& repair : result.repairs) out.tally.repairs += repair.count;
  out.tally.bytes = input.bytes.size();
  return out;
}

// Reads a line as far as its name and what follows it: all of it may be very long.
class HeadReader : public nlohmann::json_sax<Json> {
 public:
  explicit HeadReader(bool flat) : flat_(flat) {}

  std::optional<RowHead> head;

  bool key(string_t& name) override {
    if (depth_ == 1) outer_ = name;
    inner_ = name;
    if (!named_ || depth_ != 1) return true;
    // An object says what it is by the key behind its source, a flat row by the one behind its
    // name.
    if (!flat_ || name == "error") return finish(true, name == "error");
    return true;  // the value of `document` tells
  }
  bool string(string_t& text) override {
    const bool is_name = flat_ ? depth_ == 1 && inner_ == "name"
                               : depth_ == 2 && outer_ == "source" && inner_ == "name";
    if (!is_name) return value(false);
    named_ = true;
    name_ = text;
    return true;
  }
  bool null() override { return value(true); }
  bool number_integer(number_integer_t) override { return value(false); }
  bool number_unsigned(number_unsigned_t number) override { return value(number == 0); }
  bool number_float(number_float_t, const string_t&) override { return value(false); }
  bool boolean(bool) override { return value(false); }
  bool binary(binary_t&) override { return value(false); }
  bool start_object(std::size_t) override {
    ++depth_;
    return true;
  }
  bool end_object() override {
    --depth_;
    return depth_ > 0;
  }
  bool start_array(std::size_t) override { return true; }
  bool end_array() override { return true; }
  bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override {
    return false;
  }

 private:
  bool value(bool zero_or_null) {
    if (flat_ && named_ && inner_ == "document") return finish(zero_or_null, false);
    return true;
  }
  // Returns false, which ends the reading.
  bool finish(bool first, bool failed) {
    head = RowHead{name_, first, failed};
    return false;
  }

  bool flat_;
  bool named_ = false;
  int depth_ = 0;
  std::string outer_;
  std::string inner_;
  std::string name_;
};

}  // namespace

Tally& Tally::operator+=(const Tally& other) {
  documents += other.documents;
  without_document += other.without_document;
  unread += other.unread;
  repairs += other.repairs;
  bytes += other.bytes;
  return *this;
}

Row read_row(const Parser& parser, const std::string& path,
             const std::optional<std::string>& encoding, const RowForm& form) {
  try {
    const auto read = read_file(path, Limits{}.input_bytes);
    if (const auto* failure = std::get_if<Failure>(&read)) {
      return failure_row(path, *failure, form.flat);
    }
    return row_of(parser, std::get<Input>(read), encoding, form);
  } catch (const std::bad_alloc&) {
    return failure_row(path, failed(path, ENOMEM), form.flat);
  } catch (const std::exception& error) {
    return failure_row(path, Failure{path, error.what()}, form.flat);
  }
}

std::optional<RowHead> read_head(std::string_view line, bool flat) {
  HeadReader reader(flat);
  nlohmann::ordered_json::sax_parse(line.begin(), line.end(), &reader, Json::input_format_t::json,
                                    /*strict=*/false);
  return reader.head;
}

std::string printable(const std::string& path) {
  return Json::parse(dump(path)).get<std::string>();
}

}  // namespace gongwen::cli
