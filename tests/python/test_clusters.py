"""Dask and Ray run ``gongwen.parse_column`` on each of their partitions: the same rows."""

from __future__ import annotations

from typing import Any

import gongwen
import pytest
from conftest import corpus_files

pa = pytest.importorskip("pyarrow", reason="tables need pyarrow")


def content() -> Any:
    paths = [path for path in corpus_files() if path.parent.name == "notices"]
    return pa.table(
        {"path": [str(path) for path in paths], "page": [path.read_bytes() for path in paths]}
    )


def in_order(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    for row in rows:
        del row["row"]  # it is that within a partition
    return sorted(rows, key=lambda row: (row["name"], row["document"] or 0))


def expected() -> list[dict[str, Any]]:
    rows = in_order(gongwen.parse_column(content(), "page", name="path").to_pylist())
    assert len(rows) > 90
    return rows


def test_dask() -> None:
    dd = pytest.importorskip("dask.dataframe", reason="Dask is not installed")
    pd = pytest.importorskip("pandas")

    def rows(part: Any) -> Any:
        # An Arrow table keeps lists and whole numbers as they are.
        table = pa.Table.from_pandas(part, preserve_index=False)
        read = gongwen.parse_column(table, "page", name="path", workers=1)
        return read.to_pandas(types_mapper=pd.ArrowDtype)

    meta = gongwen.schema().empty_table().to_pandas(types_mapper=pd.ArrowDtype)
    pages = dd.from_pandas(content().to_pandas(types_mapper=pd.ArrowDtype), npartitions=4)
    frame = pages.map_partitions(rows, meta=meta)
    assert frame.npartitions == 4
    got = frame.compute(scheduler="threads", num_workers=2)
    table = pa.Table.from_pandas(got, schema=gongwen.schema(), preserve_index=False)
    assert in_order(table.to_pylist()) == expected()


def test_ray() -> None:
    ray = pytest.importorskip("ray", reason="Ray is not installed (make everywhere installs it)")
    pytest.importorskip("ray.data", reason="Ray is not whole")
    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False)
    try:
        pages = ray.data.from_arrow(content()).repartition(4)
        rows = pages.map_batches(
            gongwen.parse_column,
            batch_format="pyarrow",
            fn_kwargs={"column": "page", "name": "path", "workers": 1},
        )
        assert in_order(rows.take_all()) == expected()
    finally:
        ray.shutdown()
