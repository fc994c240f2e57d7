"""What is remembered while a figure is drawn does not show in the figure."""

import contextlib
import gc
from datetime import date, timedelta

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib import ticker

from builder.examples import figures
from builder.examples.remembered import METHODS, remembering

pytestmark = pytest.mark.usefixtures("lesson_style")


def lines():
    fig, ax = plt.subplots()
    ax.plot([-20, 30], [0, 4e6], label="one")
    ax.plot([-20, 30], [1, 1e6], "o--", label="$x_1$")
    ax.set(xlabel="x", ylabel="two\nlines")
    ax.legend(title="legend")
    ax.annotate("here", (0, 2e6), (-5, 1e6), arrowprops={"arrowstyle": "->"}, rotation=30)
    return fig


def a_shared_formatter():
    fig, axs = plt.subplots(1, 2)
    formatter = ticker.ScalarFormatter()
    for ax, top in zip(axs, (1e9, 2), strict=True):
        ax.plot([0, top])
        ax.yaxis.set_major_formatter(formatter)
    return fig


def shared_axes():
    fig, axs = plt.subplots(2, 2, sharex=True, sharey="row")
    for number, ax in enumerate(axs.flat):
        ax.plot([0, 1e-5 * number], [0, number])
        ax.set_ylabel(f"{number}")
    fig.align_ylabels()
    fig.suptitle("all")
    return fig


def two_scales():
    fig, (left, right) = plt.subplots(1, 2)
    left.loglog([1, 1e5], [1, 1e3])
    left.twinx().set_ylabel("other")
    right.bar(["a", "b"], [1, 2])
    right.minorticks_on()
    right.secondary_xaxis("top", functions=(lambda x: 2 * x, lambda x: x / 2))
    return fig


def pixels():
    mpl.rcParams["savefig.dpi"] = 72  # as many as the rest of the SVG has
    fig, (left, right) = plt.subplots(1, 2)
    fig.colorbar(left.imshow(np.arange(12).reshape(3, 4)), ax=left)
    left.text(0, 0, "white", color="white", rotation=45)
    left.text(3, 1, "pixels", ha="right", size=30, rasterized=True)
    right.scatter(*np.random.default_rng(0).normal(size=(2, 3000)))
    right.set_aspect("equal")
    right.set_ylabel("all in pixels")
    right.yaxis.set_rasterized(True)
    right.set_xticks([-2, 2], ["low", "high"], rotation=90)
    return fig


def other_axes():
    fig = plt.figure()
    fig.add_subplot(131, projection="polar").plot([0, 1, 2])
    fig.add_subplot(132, projection="3d").plot([0, 1], [0, 1], [0, 1])
    ax = fig.add_subplot(133)
    ax.plot([date(2024, 1, 1) + timedelta(days=10 * i) for i in range(9)], range(9))
    ax.yaxis.set_major_formatter(lambda value, _: f"{value:.1f} m")
    ax.xaxis.set_tick_params(rotation=40)
    return fig


@pytest.mark.parametrize(
    "draw", [lines, a_shared_formatter, shared_axes, two_scales, pixels, other_axes]
)
def test_a_figure_is_the_same_without(draw, monkeypatch):
    def svg():
        fig = draw()
        fig.axes[0].set_title("A title")
        fig.set_label("A figure of some kind, for the tests.")
        return figures.figure_svg(fig, "fig")

    remembered = svg()
    monkeypatch.setattr(figures, "remembering", contextlib.nullcontext)
    assert remembered == svg()


def test_ticks_are_asked_for_anew_once_their_axis_has_changed():
    _, ax = plt.subplots()
    with remembering():
        before = [tick.get_loc() for tick in ax.xaxis._update_ticks()]
        assert [tick.get_loc() for tick in ax.xaxis._update_ticks()] == before
        ax.set_xlim(0, 700)
        assert [tick.get_loc() for tick in ax.xaxis._update_ticks()][-1] == 700


def test_a_formatter_that_serves_two_axes_is_told_of_each_anew():
    fig = a_shared_formatter()
    first, second = (ax.yaxis for ax in fig.axes)
    with remembering():
        for axis in (first, second, first):
            axis._update_ticks()
            assert list(axis.major.formatter._locs) == list(axis.get_majorticklocs())


def test_who_listens_to_an_artist_is_told():
    _, ax = plt.subplots()
    heard = []
    ax.title.add_callback(heard.append)
    with remembering():
        ax.title.set(color="red")
    assert heard == [ax.title]


def test_nothing_stays_behind():
    before = [getattr(*place) for place in METHODS]
    with contextlib.suppress(KeyError), remembering():
        assert not gc.isenabled()
        assert not set(before).intersection(getattr(*place) for place in METHODS)
        raise KeyError
    assert [getattr(*place) for place in METHODS] == before
    assert gc.isenabled()
