"""The accessor ``.gongwen`` of pandas' Series, there once this module is imported.

>>> import pandas as pd
>>> import gongwen.pandas
>>> texts = pd.Series(["关于开展演练的通知", "关于调查的函"], index=["a", "b"])
>>> texts.gongwen.clean().tolist()
['关于开展演练的通知', '关于调查的函']
>>> [result.documents[0].kind.text for result in texts.gongwen.parse()]
['通知', '函']
"""

from __future__ import annotations

from typing import Any

import pandas
from pandas.api.extensions import register_series_accessor

import gongwen
from gongwen._api import Script, Traditional
from gongwen._frames import to_pandas
from gongwen._table import _is_missing
from gongwen._work import in_order, workers_of


@register_series_accessor("gongwen")
class GongwenAccessor:
    """Reads the texts (``str``) or pages (``bytes``) of a Series. Missing ones stay missing."""

    def __init__(self, series: pandas.Series[Any]) -> None:
        self._series = series

    def parse(
        self,
        *,
        workers: int | None = None,
        script: Script = "auto",
        traditional: Traditional = "standard",
    ) -> pandas.Series[Any]:
        """A :class:`gongwen.Result` of each, with the index of the Series.

        :raises TypeError: if a value is neither text nor bytes nor missing.
        """

        def read(value: Any) -> Any:
            return None if _is_missing(value) else gongwen.parse(
                value, script=script, traditional=traditional
            )

        return self._each(read, workers)

    def clean(
        self,
        *,
        workers: int | None = None,
        script: Script = "auto",
        traditional: Traditional = "standard",
    ) -> pandas.Series[Any]:
        """The recovered text of each, with the index of the Series.

        :raises TypeError: if a value is neither text nor bytes nor missing.
        """

        def read(value: Any) -> Any:
            return None if _is_missing(value) else gongwen.clean(
                value, script=script, traditional=traditional
            ).text

        return self._each(read, workers)

    def table(self, **options: Any) -> pandas.DataFrame:
        """A row for each document, as :func:`gongwen.parse_values` makes them; ``name`` is the label
        of the Series' index. Options are those of that function."""
        names = options.pop("names", self._series.index)
        table = gongwen.parse_values(self._series, names=names, **options)
        frame: pandas.DataFrame = to_pandas(table, None)
        return frame

    def _each(self, read: Any, workers: int | None) -> pandas.Series[Any]:
        values = list(in_order(read, self._series, workers_of(workers)))
        made = type(self._series)(values, index=self._series.index, name=self._series.name, dtype=object)
        return made
