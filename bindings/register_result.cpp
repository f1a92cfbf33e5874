#include <pybind11/stl.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <exception>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "characters.hpp"
#include "properties.hpp"
#include "register.hpp"
#include "unlocked.hpp"

namespace gongwen::bindings {
namespace {

// What Python holds of a Result or Cleaned: the same, with all spans into the text in characters.
template <typename T>
struct View {
  T item;
  Characters characters;

  static View of_bytes(T item) {
    Characters characters(item.text);
    const auto convert = [&](Span span) { return characters.to_characters(item.text, span); };
    SpanConverter{convert}(item);
    return {std::move(item), std::move(characters)};
  }
  static View of_characters(T item) {
    Characters characters(item.text);
    return {std::move(item), std::move(characters)};
  }
  // The item as the library made it.
  [[nodiscard]] T in_bytes() const {
    T out = item;
    const auto convert = [&](Span span) { return characters.to_bytes(item.text, span); };
    SpanConverter{convert}(out);
    return out;
  }
};

using ParsedView = View<Result>;
using CleanedView = View<Cleaned>;
using Pair = std::pair<std::uint32_t, std::uint32_t>;

constexpr const char* source_of_doc =
    "The bytes [begin, end) of the input that the characters `span` of the text came from.";
constexpr const char* text_of_doc =
    "The characters of the text that the bytes `source` of the input became.";

// What Result and Cleaned have in common.
template <typename T>
py::class_<View<T>> add_view(py::module_& module, const char* name, const char* doc) {
  using V = View<T>;
  py::class_<V> cls(module, name, doc);
  add_properties<T>(cls,
                    [](const py::object& self) -> const T& { return self.cast<const V&>().item; });
  cls.def(py::pickle(
      [](const V& view) { return sealed(to_archive(view.item)); },
      [](const py::bytes& state) { return V::of_characters(from_archive<T>(unsealed(state))); }));
  cls.def(
      "source_of",
      [](const V& view, Pair span) {
        const Span bytes = view.characters.to_bytes(view.item.text, {span.first, span.second});
        return python_span(view.item.map.to_source(bytes));
      },
      py::arg("span"), source_of_doc);
  cls.def(
      "text_of",
      [](const V& view, Pair source) {
        const Span bytes = view.item.map.to_text({source.first, source.second});
        return python_span(view.characters.to_characters(view.item.text, bytes));
      },
      py::arg("source"), text_of_doc);
  return cls;
}

std::string result_repr(const ParsedView& view) {
  const Result& result = view.item;
  std::string out = "<Result";
  if (result.source.name) out += " of " + *result.source.name;
  out += ": " + result.source.encoding + ", " + std::string(name(result.script)) + ", " +
         std::to_string(result.documents.size()) + " documents";
  std::size_t repairs = 0;
  for (const Repair& repair : result.repairs) repairs += repair.count;
  return out + ", " + std::to_string(repairs) + " repairs>";
}

std::string cleaned_repr(const CleanedView& view) {
  return "<Cleaned " + quoted(view.item.text) + " from " + view.item.source.encoding + ">";
}

// The changes inside the characters `span`, one by one where `repairs` folds equal ones: kind,
// place in the text, place in the source. What was dropped at an edge is no part of the span.
std::vector<std::tuple<std::string, py::object, py::object>> changes(const ParsedView& view,
                                                                     Pair span) {
  const std::string& text = view.item.text;
  const OffsetMap& map = view.item.map;
  const Span bytes = view.characters.to_bytes(text, {span.first, span.second});
  const auto& runs = map.runs();
  const auto behind =
      std::partition_point(runs.begin(), runs.end(), [&](const OffsetMap::Run& run) {
        return map.text_of(static_cast<std::size_t>(&run - runs.data())).end <= bytes.begin;
      });
  std::vector<std::tuple<std::string, py::object, py::object>> out;
  for (auto i = static_cast<std::size_t>(behind - runs.begin()); i < runs.size(); ++i) {
    Span changed = map.text_of(i);
    if (changed.begin >= bytes.end) break;
    if (runs[i].kind == RepairKind::none) continue;
    Span source = map.source_of(i);
    if (runs[i].text_unit != 0) {  // a run of many: those of the span alone
      changed = {std::max(changed.begin, bytes.begin), std::min(changed.end, bytes.end)};
      source = map.to_source(changed);
    }
    out.emplace_back(name(runs[i].kind), python_span(view.characters.to_characters(text, changed)),
                     python_span(source));
  }
  return out;
}

// What an option's word stands for.
template <typename Value, std::size_t size>
Value chosen(const std::pair<const char*, Value> (&choices)[size], const std::string& word,
             const char* option) {
  std::string words;
  for (const auto& [name, value] : choices) {
    if (name == word) return value;
    words += (words.empty() ? "" : ", ") + std::string(name);
  }
  throw py::value_error(std::string(option) + " must be one of " + words + ", not " + quoted(word));
}

bool is_main_thread() {
  const py::module_ threading = py::module_::import("threading");
  return threading.attr("get_ident")().equal(threading.attr("main_thread")().attr("ident"));
}

// What the package's Limits holds: input_bytes, nesting, repairs, diagnostics.
using LimitsOf = std::tuple<std::uint32_t, std::uint32_t, std::uint32_t, std::uint32_t>;

Options options_of(const std::string& script, const std::string& traditional,
                   const std::optional<LimitsOf>& limits = {},
                   std::optional<std::int64_t> milliseconds = {}) {
  static constexpr std::pair<const char*, Simplify> when[] = {
      {"auto", Simplify::automatic}, {"off", Simplify::never}, {"on", Simplify::always}};
  static constexpr std::pair<const char*, Traditional> whose[] = {
      {"standard", Traditional::standard},
      {"taiwan", Traditional::taiwan},
      {"taiwan_phrases", Traditional::taiwan_phrases},
      {"hong_kong", Traditional::hong_kong}};
  Options options;
  if (limits) {
    options.limits.input_bytes = std::get<0>(*limits);
    options.limits.nesting = std::get<1>(*limits);
    options.limits.repairs = std::get<2>(*limits);
    options.limits.diagnostics = std::get<3>(*limits);
  }
  if (milliseconds) options.limits.time = std::chrono::milliseconds(*milliseconds);
  // Handlers of signals run in the main thread alone, and it is the one that may always ask for the
  // lock: the interpreter ends in it.
  if (is_main_thread()) {
    options.progress = [](const Progress&) {
      const py::gil_scoped_acquire lock;
      // What a handler raises (KeyboardInterrupt) ends the call.
      if (PyErr_CheckSignals() != 0) throw py::error_already_set();
    };
  }
  options.script.simplify = chosen(when, script, "script");
  options.script.traditional = chosen(whose, traditional, "traditional");
  return options;
}

ParsedView parse(std::string_view bytes, const Hints& hints, const Options& options) {
  return ParsedView::of_bytes(Parser(options).parse(bytes, hints));
}

CleanedView clean(std::string_view bytes, const Hints& hints, const Options& options) {
  return CleanedView::of_bytes(gongwen::clean(bytes, hints, options));
}

// Runs `read` on bytes that the argument keeps alive, without the interpreter's lock.
template <typename Read>
auto without_lock(const py::bytes& data, std::optional<std::string> name,
                  std::optional<std::string> encoding, const Options& options, Read read) {
  const auto bytes = static_cast<std::string_view>(data);
  Hints hints;
  hints.name = std::move(name);
  hints.encoding = std::move(encoding);
  const Unlocked unlocked;
  return read(bytes, hints, options);
}

JsonOptions json_options(bool text, bool segments, bool complete, std::optional<int> indent) {
  JsonOptions options{text, segments, indent.value_or(-1)};
  options.complete = complete;
  return options;
}

// Python has the parts of the result whose spans count characters; the text of a part is told by
// their twins whose spans count bytes. Both trees have one shape, and are walked side by side.
template <typename Part>
bool found_in(const std::vector<Section>& shown, const std::vector<Section>& twins, const Part& of,
              const Result& bytes, std::string& out) {  // NOLINT(misc-no-recursion)
  if constexpr (std::is_same_v<Part, Section>) {
    for (std::size_t i = 0; i < shown.size(); ++i) {
      if (&shown[i] == &of || shown[i] == of) {
        out = plain_text(bytes, twins[i]);
        return true;
      }
      if (found_in(shown[i].sections, twins[i].sections, of, bytes, out)) return true;
    }
  }
  return false;
}

template <typename Part>
bool found_in(const std::vector<Document>& shown, const std::vector<Document>& twins,
              const Part& of, const Result& bytes, std::string& out) {  // NOLINT(misc-no-recursion)
  for (std::size_t i = 0; i < shown.size(); ++i) {
    if constexpr (std::is_same_v<Part, Document>) {
      if (&shown[i] == &of || shown[i] == of) {
        out = plain_text(bytes, twins[i]);
        return true;
      }
    }
    if (found_in(shown[i].sections, twins[i].sections, of, bytes, out) ||
        found_in(shown[i].enclosed, twins[i].enclosed, of, bytes, out)) {
      return true;
    }
  }
  return false;
}

template <typename Part>
bool found_in(const Result& shown, const Result& bytes, const Part& of, std::string& out) {
  return found_in(shown.documents, bytes.documents, of, bytes, out);
}

void add_result(py::module_& module) {
  add_view<Result>(
      module, "Result",
      "All that reading one input gives.\n\n"
      "Spans are in characters of `text`, so that `value.span.of(result.text)` is what "
      "stands\nwhere a value was read; to_json() and to_dict() have them in UTF-8 "
      "bytes, as the JSON\ncontract says.")
      .def("__repr__", result_repr)
      .def("__len__", [](const ParsedView& view) { return view.item.documents.size(); })
      .def(
          "__bool__", [](const ParsedView&) { return true; },
          "True: a result is one, whatever it holds. `len(result)` counts its documents.")
      .def("__iter__", [](const py::object& self) { return py::iter(self.attr("documents")); })
      .def(
          "all_documents",
          [](const py::object& self) {
            return py::module_::import("gongwen._walk").attr("all_documents")(self);
          },
          "The documents in reading order, each before those that it encloses: the number "
          "`document`\nof a table, and of a Segment, is a place in this tuple.")
      .def(
          "utf16_span",
          [](const ParsedView& view, Pair span) {
            const py::str text(view.item.text);
            const auto units = [&](std::uint32_t end) {
              const py::object head = text[py::slice(0, end, 1)];
              return py::len(head.attr("encode")("utf-16-le", "surrogatepass")) / 2;
            };
            return python_span({static_cast<std::uint32_t>(units(span.first)),
                                static_cast<std::uint32_t>(units(span.second))});
          },
          py::arg("span"),
          "A span in UTF-16 code units, as JavaScript and Java count: of a span in characters. "
          "Takes time\nin the length of the text before it.")
      .def(
          "to_json",
          [](const ParsedView& view, bool text, bool segments, bool complete,
             std::optional<int> indent) {
            return to_json(view.in_bytes(), json_options(text, segments, complete, indent));
          },
          py::kw_only(), py::arg("text") = false, py::arg("segments") = false,
          py::arg("complete") = false, py::arg("indent") = py::none(), py::call_guard<Unlocked>(),
          "One object of schema gongwen/1, as `gongwen parse` prints it, on one line. Spans are "
          "byte\noffsets into the UTF-8 text.\n\n"
          ":param text: with the text itself.\n"
          ":param segments: with the segments.\n"
          ":param complete: with all that the result holds (schema gongwen-complete/1), so that\n"
          "    `Result.from_json` gives an equal one.\n"
          ":param indent: spaces a level; None puts everything on one line.")
      .def_static(
          "from_json",
          [](const std::string& json) { return ParsedView::of_bytes(gongwen::from_json(json)); },
          py::arg("json"), py::call_guard<Unlocked>(),
          "What `to_json(complete=True)` wrote, as an equal result. JSON of schema gongwen/1 (of "
          "`gongwen\nparse`) is read, too: what it leaves out (the map; without `text=True` the "
          "text, and with it all\nspans) is then empty.\n\n"
          ":raises ValueError: for what is no JSON, or of another schema.")
      .def_static(
          "from_dict",
          [](const py::object& dict) {
            const auto json = py::module_::import("json").attr("dumps")(dict).cast<std::string>();
            return ParsedView::of_bytes(gongwen::from_json(json));
          },
          py::arg("dict"),
          "What `to_dict(complete=True)` gave, as an equal result; as `from_json` otherwise.\n\n"
          ":raises ValueError: for what is of another schema.\n"
          ":raises TypeError: for what JSON does not know.")
      .def(
          "plain_text",
          [](const ParsedView& view, const py::object& of) {
            const Result bytes = view.in_bytes();
            std::string out;
            const bool found = py::isinstance<Document>(of)
                                   ? found_in(view.item, bytes, of.cast<const Document&>(), out)
                                   : found_in(view.item, bytes, of.cast<const Section&>(), out);
            if (!found) throw std::invalid_argument("gongwen: this result does not hold it");
            return out;
          },
          py::arg("of"),
          "The text of a document without what it encloses, or of a section with all within it: "
          "its "
          "lines\nwithout indentation, blank lines and what the page put between them.\n\n"
          ":param of: a Document or Section of this result.\n"
          ":raises ValueError: if this result does not hold it.")
      .def(
          "to_dict",
          [](const ParsedView& view, bool text, bool segments, bool complete) {
            const std::string json =
                to_json(view.in_bytes(), json_options(text, segments, complete, {}));
            return py::module_::import("json").attr("loads")(json);
          },
          py::kw_only(), py::arg("text") = false, py::arg("segments") = false,
          py::arg("complete") = false,
          "What to_json() says, as Python objects: spans are byte offsets into the UTF-8 text.\n\n"
          ":param text: with the text itself.\n"
          ":param segments: with the segments.\n"
          ":param complete: with all that the result holds, for `Result.from_dict`.\n\n"
          "`pandas.DataFrame(result.to_dict()['documents'])` has a row for each document, with "
          "what\n"
          "is nested as it is; `gongwen.read` and `gongwen.parse_values` make flat columns of it.")
      .def(
          "to_text",
          [](const ParsedView& view, bool color, bool sources) {
            return to_text(view.in_bytes(), TextOptions{color, sources});
          },
          py::kw_only(), py::arg("color") = false, py::arg("sources") = true,
          py::call_guard<Unlocked>(),
          "An outline to read, as `gongwen parse --format text` prints it.\n\n"
          ":param color: with the colours of a terminal.\n"
          ":param sources: with the places in the input, in bytes.")
      .def(
          "to_html",
          [](const ParsedView& view, const py::object& source, bool fragment) {
            // Taken as any object: what pybind11 says of a wrong argument holds all of it.
            if (PyObject_CheckBuffer(source.ptr()) == 0) {
              const auto type = py::type::of(source).attr("__name__").cast<std::string>();
              throw py::type_error("source are the bytes that were parsed, not " + type);
            }
            const py::bytes data(source);
            const HtmlOptions options{static_cast<std::string_view>(data), fragment};
            const Unlocked unlocked;
            return to_html(view.in_bytes(), options);
          },
          py::kw_only(), py::arg("source") = py::bytes(), py::arg("fragment") = false,
          "A page for a browser, with all it needs inside: the text, its values in colour, the "
          "tree.\n\n"
          ":param source: the bytes that were parsed, to be shown beside the text.\n"
          ":param fragment: only a <div>, for a page that is there already.\n"
          ":raises ValueError: if `source` are other bytes than those.")
      .def(
          "_repr_html_",
          [](const ParsedView& view) {
            return to_html(view.in_bytes(), HtmlOptions{{}, true});
          },
          py::call_guard<Unlocked>(), "The text with its values, in a notebook.")
      .def(
          "explain",
          [](const py::object& self, const std::string& field) {
            return py::module_::import("gongwen._explain").attr("explain")(self, field);
          },
          py::arg("field"),
          "What is known of one value: where it stands, how sure it is, what was repaired in "
          "it.\n\n"
          ":param field: its path, such as `number` or `documents[0].sections[2].heading`; "
          "without\n"
          "    `documents[…]`, `page` or `source` it is a field of the first document.\n"
          ":raises ValueError: if the schema has no such field.\n"
          ":raises IndexError: if a list has no such entry.\n\n"
          "`print(result.explain('number'))` is for people; the attributes are for programs. A "
          "field\nthat the text does not have is explained, too.")
      .def("changes", changes, py::arg("span"),
           "The repairs inside the characters `span`, one by one (`repairs` folds equal ones): "
           "kind,\nplace in the text in characters, place in the input in bytes.")
      .def(
          "broken_invariant",
          [](const ParsedView& view) { return broken_invariant(view.in_bytes()); },
          py::call_guard<Unlocked>(),
          "The first promise that this result breaks, as a sentence; empty if it keeps all.");
}

}  // namespace

void register_result(py::module_& module) {
  py::register_local_exception_translator([](std::exception_ptr thrown) {
    try {
      if (thrown) std::rethrow_exception(thrown);
    } catch (const Stopped&) {
      PyErr_SetString(PyExc_TimeoutError, "reading took longer than time_limit allows");
    }
  });
  add_result(module);
  add_view<Cleaned>(module, "Cleaned",
                    "A text that was recovered from bytes. Spans are in characters of `text`.")
      .def("__repr__", cleaned_repr)
      .def("__str__", [](const CleanedView& view) { return view.item.text; })
      .def(
          "to_json",
          [](const CleanedView& view, std::optional<int> indent) {
            return to_json(view.in_bytes(), indent.value_or(-1));
          },
          py::kw_only(), py::arg("indent") = py::none(),
          "JSON of schema gongwen-clean/1: text, repairs, offset map; spans in UTF-8 bytes.\n\n"
          ":param indent: spaces a level; None puts everything on one line.")
      .def(
          "to_dict",
          [](const CleanedView& view) {
            return py::module_::import("json").attr("loads")(to_json(view.in_bytes()));
          },
          "What to_json() says, as Python objects.")
      .def(
          "to_text",
          [](const CleanedView& view, bool color) {
            return summary(view.in_bytes(), TextOptions{color, true});
          },
          py::kw_only(), py::arg("color") = false, py::call_guard<Unlocked>(),
          "Charset, script and damages in a few lines, as `gongwen inspect` prints them.");
  module.def(
      "parse",
      [](const py::bytes& data, std::optional<std::string> name,
         std::optional<std::string> encoding, const std::string& script,
         const std::string& traditional, const std::optional<LimitsOf>& limits,
         std::optional<std::int64_t> milliseconds) {
        return without_lock(data, std::move(name), std::move(encoding),
                            options_of(script, traditional, limits, milliseconds), parse);
      },
      py::arg("data"), py::arg("name"), py::arg("encoding"), py::arg("script"),
      py::arg("traditional"), py::arg("limits") = py::none(), py::arg("milliseconds") = py::none());
  module.def(
      "json",
      [](const py::bytes& data, std::optional<std::string> name,
         std::optional<std::string> encoding, const std::string& script,
         const std::string& traditional, bool text, bool segments) {
        const auto read = [text, segments](std::string_view bytes, const Hints& hints,
                                           const Options& options) {
          return to_json(Parser(options).parse(bytes, hints), JsonOptions{text, segments, -1});
        };
        return py::bytes(without_lock(data, std::move(name), std::move(encoding),
                                      options_of(script, traditional), read));
      },
      py::arg("data"), py::arg("name"), py::arg("encoding"), py::arg("script"),
      py::arg("traditional"), py::arg("text"), py::arg("segments"));
  module.def(
      "rows",
      [](const py::bytes& data, std::optional<std::string> name,
         std::optional<std::string> encoding, const std::string& script,
         const std::string& traditional, bool json, bool confidence, bool spans) {
        const RowOptions form{json, confidence, spans};
        const auto read = [form](std::string_view bytes, const Hints& hints,
                                 const Options& options) {
          return to_rows(Parser(options).parse(bytes, hints), form);
        };
        return py::bytes(without_lock(data, std::move(name), std::move(encoding),
                                      options_of(script, traditional), read));
      },
      py::arg("data"), py::arg("name"), py::arg("encoding"), py::arg("script"),
      py::arg("traditional"), py::arg("json") = false, py::arg("confidence") = false,
      py::arg("spans") = false);
  module.def("is_charset", &is_charset, py::arg("label"));
  module.def(
      "clean",
      [](const py::bytes& data, std::optional<std::string> name,
         std::optional<std::string> encoding, const std::string& script,
         const std::string& traditional, const std::optional<LimitsOf>& limits,
         std::optional<std::int64_t> milliseconds) {
        return without_lock(data, std::move(name), std::move(encoding),
                            options_of(script, traditional, limits, milliseconds), clean);
      },
      py::arg("data"), py::arg("name"), py::arg("encoding"), py::arg("script"),
      py::arg("traditional"), py::arg("limits") = py::none(), py::arg("milliseconds") = py::none());
}

}  // namespace gongwen::bindings
