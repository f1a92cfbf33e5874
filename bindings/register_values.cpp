#include <pybind11/gil_safe_call_once.h>

#include "properties.hpp"
#include "register.hpp"

namespace gongwen::bindings {
namespace {

// A name of a Python module, imported once for the life of the interpreter.
class Imported {
 public:
  Imported(const char* module, const char* name) : module_(module), name_(name) {}
  const py::object& get() {
    return stored_
        .call_once_and_store_result(
            [this] { return py::object(py::module_::import(module_).attr(name_)); })
        .get_stored();
  }

 private:
  const char* module_;
  const char* name_;
  py::gil_safe_call_once_and_store<py::object> stored_;
};

// A repr is one line on a screen.
constexpr std::size_t repr_characters = 40;

std::string value_repr(const Value& value) {
  return "Value(" + quoted(value.text) + ", span=(" + std::to_string(value.span.begin) + ", " +
         std::to_string(value.span.end) + "))";
}

std::string number_repr(const Number& number) {
  return "Number(" + quoted(number.text) + ", form='" + std::string(name(number.form)) + "')";
}

std::string period_repr(const Period& period) {
  std::string out = "Period(" + quoted(period.text) + ", start='" + period.start + "'";
  if (period.end) out += ", end='" + *period.end + "'";
  return out + ", role='" + std::string(name(period.role)) + "')";
}

std::string table_repr(const Table& table) {
  return "<Table of " + std::to_string(table.rows.size()) + " rows>";
}

std::string attachment_repr(const Attachment& attachment) {
  return "Attachment(" + quoted(attachment.title.text) + ")";
}

std::string contact_repr(const Contact& contact) {
  std::string out = "<Contact";
  for (const auto* values : {&contact.names, &contact.phones, &contact.faxes, &contact.emails}) {
    for (const Value& value : *values) out += " " + value.text;
  }
  return out + ">";
}

std::string reference_repr(const Reference& reference) {
  return "Reference(title=" + quoted(reference.title) + ", number=" + quoted(reference.number) +
         ", role='" + std::string(name(reference.role)) + "')";
}

std::string source_repr(const Source& source) {
  return "<Source " + source.name.value_or("without a name") + ": " + std::to_string(source.bytes) +
         " bytes, " + source.encoding + ">";
}

std::string page_repr(const Page& page) {
  return page == Page{} ? "<Page that says nothing>" : "<Page title=" + quoted(page.title) + ">";
}

std::string repair_repr(const Repair& repair) {
  return "<Repair " + std::string(name(repair.kind)) + " ×" + std::to_string(repair.count) + ": " +
         quoted(repair.before) + " → " + quoted(repair.after) + ">";
}

std::string diagnostic_repr(const Diagnostic& diagnostic) {
  return "<" + std::string(name(diagnostic.severity)) + " " + diagnostic.code + ": " +
         diagnostic.message + ">";
}

std::string segment_repr(const Segment& segment) {
  return "<Segment " + std::string(name(segment.part)) + " (" + std::to_string(segment.span.begin) +
         ", " + std::to_string(segment.span.end) + ")>";
}

}  // namespace

py::object python_span(Span span) {
  static Imported type("gongwen._span", "Span");
  return type.get()(span.begin, span.end);
}

py::object python_date(const Date& date) {
  static Imported make("gongwen._dates", "make_date");
  return make.get()(date.year, date.month, date.day, date.text, python_span(date.span),
                    date.confidence);
}

py::object python_day(const std::string& iso) {
  static Imported day("gongwen._dates", "day_of");
  return day.get()(iso);
}

namespace {

std::uint32_t checksum(const py::bytes& bytes) {
  return py::module_::import("zlib").attr("crc32")(bytes).cast<std::uint32_t>();
}

}  // namespace

py::bytes sealed(const std::string& archive) {
  const std::uint32_t sum = checksum(py::bytes(archive));
  return py::bytes(std::string(reinterpret_cast<const char*>(&sum), sizeof sum) + archive);
}

std::string_view unsealed(const py::bytes& state) {
  const auto bytes = static_cast<std::string_view>(state);
  std::uint32_t sum = 0;
  if (bytes.size() < sizeof sum) throw std::invalid_argument("gongwen: not a whole pickle");
  std::memcpy(&sum, bytes.data(), sizeof sum);
  const std::string_view archive = bytes.substr(sizeof sum);
  if (!archive.starts_with(archive_mark)) {
    throw std::invalid_argument("gongwen: pickled by another version, or no pickle of a value");
  }
  if (checksum(py::bytes(archive.data(), archive.size())) != sum) {
    throw std::invalid_argument(
        "gongwen: the pickle is damaged: its checksum is not that of its bytes");
  }
  return archive;
}

std::string quoted(const std::string& text) {
  const py::str whole(text);
  const py::str head(whole[py::slice(py::int_(0), py::int_(repr_characters), py::none())]);
  const std::string out = py::repr(head);
  return head.equal(whole) ? out : out + "…";
}

std::string quoted(const std::optional<Value>& value) {
  return value ? quoted(value->text) : "None";
}

namespace {

// What a value sorts by: of two numbers organ, year and serial, else the text.
py::object sort_key(const Value& value, bool as_number) {
  if (!as_number) return py::str(value.text);
  const auto& number = static_cast<const Number&>(value);
  return py::make_tuple(number.agency, number.year.value_or(0), number.serial.value_or(0),
                        number.text);
}

bool is_number(const py::object& item) {
  return py::isinstance<Number>(item);
}

py::object before(const py::object& a, const py::object& b) {
  const auto key = [](const py::object& item, bool as_number) -> py::object {
    if (py::isinstance<py::str>(item)) return item;
    if (py::isinstance<Value>(item)) return sort_key(item.cast<const Value&>(), as_number);
    return py::none();
  };
  const bool numbers = is_number(a) && is_number(b);
  const py::object first = key(a, numbers);
  const py::object second = key(b, numbers);
  if (first.is_none() || second.is_none()) {
    return py::reinterpret_borrow<py::object>(Py_NotImplemented);
  }
  return py::bool_(first < second);
}

}  // namespace

void register_values(py::module_& module) {
  add_value<Value>(module, "Value",
                   "Something read from the text. It equals, hashes, sorts and formats as its "
                   "text does:\n`document.kind == \"通知\"`, `\"调查\" in document.title`, "
                   "`f\"{document.title:.20}\"`. It is no str, since it\nhas a place and a "
                   "confidence: what takes only a str (`\"、\".join`) wants `str(value)`.",
                   value_repr)
      .def("__str__", [](const Value& value) { return value.text; })
      .def("__format__",
           [](const Value& value, const std::string& spec) {
             return py::str(value.text).attr("__format__")(spec);
           })
      .def("__contains__",
           [](const Value& value, const std::string& part) {
             return value.text.find(part) != std::string::npos;
           })
      .def("__lt__", [](const py::object& a, const py::object& b) { return before(a, b); })
      .def("__gt__", [](const py::object& a, const py::object& b) { return before(b, a); });
  add_value<Number, Value>(
      module, "Number",
      "发文字号; `text` is canonical: 市监函〔2024〕5号. Numbers sort by organ, year and serial.",
      number_repr);
  add_value<Period, Value>(module, "Period", "A date or period in the body.", period_repr)
      .def_property_readonly(
          "start_date", [](const Period& period) { return python_day(period.start); },
          "`start` as a datetime.date; None if it is less exact than a day.")
      .def_property_readonly(
          "end_date",
          [](const Period& period) {
            return period.end ? python_day(*period.end) : py::object(py::none());
          },
          "`end` as a datetime.date; None if there is none or it is less exact than a day.");
  add_value<Table>(module, "Table", "A table as rows of cells.", table_repr);
  add_value<Attachment>(module, "Attachment", "One row of 附件说明.", attachment_repr);
  add_value<Contact>(module, "Contact", "Persons and numbers to ask, as one group of the text.",
                     contact_repr);
  add_value<Reference>(module, "Reference", "Another document that this one cites.",
                       reference_repr);
  add_value<Source>(module, "Source", "What the bytes were.", source_repr);
  add_value<Page>(module, "Page", "What the page around the documents says of itself.", page_repr);
  add_value<Repair>(module, "Repair", "A recorded change; equal ones are one row with a count.",
                    repair_repr);
  add_value<Diagnostic>(module, "Diagnostic", "What a reader should know: dirt, doubt, a limit.",
                        diagnostic_repr);
  add_value<Segment>(module, "Segment", "A labelled stretch of the text.", segment_repr);
}

}  // namespace gongwen::bindings
