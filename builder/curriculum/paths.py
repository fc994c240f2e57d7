"""What each role learns, in which order and how long it takes: computed from the concepts.

A role's path holds the concepts that it uses or derives, and all that these need. What the role
only recognizes or may skip stands on its path only when something it uses needs it, and then says
what. Skip notes are on no path. docs/_data/stages.yml cuts a path into stages.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from builder.curriculum.concepts import Concept, prerequisite_closure, reading_order, unlocks
from builder.text.problems import Problem
from builder.text.suggestions import did_you_mean
from builder.text.vocabulary import LEVELS, TOPICS
from builder.text.yaml_entries import read_entries
from builder.text.yaml_lines import key_lines

RULES = {
    "stage-keys": "A stage has `id`, `title`, `can`, `goals` and `gathers`, and nothing else.",
    "stage-goal": "A goal of a stage is a concept, written or planned.",
    "stage-topics": "Each topic is gathered by exactly one stage.",
}

STAGES = "docs/_data/stages.yml"
STAGE_KEYS = {"id": str, "title": str, "can": str, "goals": list, "gathers": list}
USED = LEVELS[2:]


@dataclass(frozen=True)
class Stage:
    """A step that all paths share; its concepts differ by role.

    Attributes:
        id: Its name in addresses.
        can: What a reader can do after it; continues "you can".
        goals: Ids of the concepts that it is for.
        gathers: Topics of which it takes what no stage has as a goal.
        line: Its line in stages.yml.
    """

    id: str
    title: str
    can: str
    goals: tuple[str, ...]
    gathers: tuple[str, ...]
    line: int


@dataclass(frozen=True)
class Stop:
    """One concept on a path.

    Attributes:
        concept: The concept.
        level: The level that the role needs.
        judged: Whether the level is our judgment, since no source names it.
        because: Ids of the concepts for which it is here, if the role itself does not use it.
    """

    concept: Concept
    level: str
    judged: bool
    because: tuple[str, ...] = ()


@dataclass(frozen=True)
class PathStage:
    """One stage of one path, with its stops in reading order."""

    stage: Stage
    stops: tuple[Stop, ...]

    @cached_property
    def minutes(self) -> int:
        """Minutes that its lessons take."""
        return sum(stop.concept.minutes for stop in self.stops)


@dataclass(frozen=True)
class RolePath:
    """All that a role learns, stage by stage; stages without a stop are left out."""

    role: str
    stages: tuple[PathStage, ...]

    @cached_property
    def stops(self) -> tuple[Stop, ...]:
        """All stops in reading order."""
        return tuple(stop for stage in self.stages for stop in stage.stops)

    @cached_property
    def minutes(self) -> int:
        """Minutes that all its lessons take."""
        return sum(stage.minutes for stage in self.stages)

    @cached_property
    def written(self) -> tuple[Stop, ...]:
        """The stops that have a lesson."""
        return tuple(stop for stop in self.stops if stop.concept.status == "written")

    def neighbors(self, concept_id: str) -> tuple[Concept | None, Concept | None]:
        """Return the written concepts before and after a concept on this path."""
        ids = [stop.concept.id for stop in self.stops]
        if concept_id not in ids:
            return None, None
        here = ids.index(concept_id)
        before = [s.concept for s in self.stops[:here] if s.concept.status == "written"]
        after = [s.concept for s in self.stops[here + 1 :] if s.concept.status == "written"]
        return (before[-1] if before else None), (after[0] if after else None)


def load_stages(root: Path, concepts: Mapping[str, Concept]) -> tuple[list[Stage], list[Problem]]:
    """Return the stages in their order, and what is wrong with them; no file means no stages.

    Args:
        root: Project root.
        concepts: All concepts by id.
    """
    if not (root / STAGES).exists():
        return [], []
    fix = "Start each stage with `- id: …`."
    not_a_list = Problem(STAGES, 1, "stage-keys", "The file is not a list of stages.", fix)
    entries, problems = read_entries(root, STAGES, not_a_list)
    if problems:
        return [], problems
    stages: list[Stage] = []
    for child, meta in entries:
        line = child.start_mark.line + 1
        if not isinstance(meta, dict) or not _has_keys(meta):
            fix = "Write " + ", ".join(f"`{k}` ({v.__name__})" for k, v in STAGE_KEYS.items()) + "."
            message = "The stage has other keys, or values of another type, than a stage has."
            problems.append(Problem(STAGES, line, "stage-keys", message, fix))
            continue
        lists = {key: tuple(meta[key]) for key in ("goals", "gathers")}
        stages.append(Stage(meta["id"], meta["title"], meta["can"], **lists, line=line))
        problems += _check_goals(stages[-1], key_lines(child)["goals"], concepts)
    return stages, problems + _check_topics(stages)


def role_path(concepts: Mapping[str, Concept], stages: Iterable[Stage], role: str) -> RolePath:
    """Return the path of a role: what it uses or derives, and all that this needs.

    Args:
        concepts: All concepts by id.
        stages: The stages in their order.
        role: A key of `vocabulary.ROLES`.
    """
    lessons = (c for c in concepts.values() if c.status != "note")
    return path_to((c.id for c in lessons if c.roles[role] in USED), concepts, stages, role)


def minimum_path(concepts: Mapping[str, Concept], stages: Iterable[Stage], role: str) -> RolePath:
    """Return the path to a role's bare minimum: what a source counts in it, and its needs."""
    named = (c.id for c in concepts.values() if role in c.minimum)
    return path_to(named, concepts, stages, role)


def path_to(
    goals: Iterable[str], concepts: Mapping[str, Concept], stages: Iterable[Stage], role: str
) -> RolePath:
    """Return the path to some concepts: these and all that they need, stage by stage.

    Args:
        goals: Ids of the concepts to learn.
        concepts: All concepts by id.
        stages: The stages in their order.
        role: The role whose levels the stops show.
    """
    wanted = set(goals)
    ids = reading_order(wanted | prerequisite_closure(wanted, concepts), concepts)
    stages = list(stages)
    if not stages:
        return RolePath(role, ())
    place = _places(ids, concepts, stages)
    after = unlocks(concepts)
    stops: dict[int, list[Stop]] = {number: [] for number in range(len(stages))}
    for name in ids:
        because = () if name in wanted else _nearest(name, wanted, after)
        concept = concepts[name]
        stop = Stop(concept, concept.roles[role], role in concept.judged, because)
        stops[place[name]].append(stop)
    path = [PathStage(stage, tuple(stops[n])) for n, stage in enumerate(stages) if stops[n]]
    return RolePath(role, tuple(path))


def _places(ids: Iterable[str], concepts: Mapping[str, Concept], stages: list[Stage]) -> dict:
    """Return the number of the stage in which each of `ids`, in reading order, stands."""
    ids = list(ids)
    goal_stage: dict[str, int] = {}
    for number, stage in enumerate(stages):
        goals = [goal for goal in stage.goals if goal in ids]
        for name in {*goals, *prerequisite_closure(goals, concepts)}:
            goal_stage.setdefault(name, number)
    gathers = {topic: number for number, stage in enumerate(stages) for topic in stage.gathers}
    place: dict[str, int] = {}
    for name in ids:
        needed = [place[need] for need in concepts[name].needs if need in place]
        gathered = max([gathers.get(concepts[name].topic, 0), *needed])
        place[name] = goal_stage.get(name, gathered)
    return place


def _nearest(name: str, wanted: set[str], after: Mapping[str, list[str]]) -> tuple[str, ...]:
    """Return the wanted concepts that need `name`, by the fewest steps."""
    reached, front = {name}, [name]
    while front:
        front = [i for n in front for i in after[n] if i not in reached]
        if found := tuple(dict.fromkeys(i for i in front if i in wanted)):
            return found
        reached.update(front)
    return ()


def _has_keys(meta: Mapping[str, Any]) -> bool:
    kinds = {key: type(value) for key, value in meta.items()}
    lists = [meta.get("goals"), meta.get("gathers")]
    texts = all(isinstance(item, str) for items in lists if items for item in items)
    return kinds == STAGE_KEYS and texts


def _check_goals(stage: Stage, line: int, concepts: Mapping[str, Concept]) -> list[Problem]:
    known = [c.id for c in concepts.values() if c.status != "note"]
    return [
        Problem(STAGES, line, "stage-goal", f"`{goal}` is no concept.", did_you_mean(goal, known))
        for goal in stage.goals
        if goal not in known
    ]


def _check_topics(stages: Iterable[Stage]) -> list[Problem]:
    problems = []
    taken: set[str] = set()
    for stage in stages:
        for topic in stage.gathers:
            if topic not in TOPICS:
                message, fix = f"There is no topic `{topic}`.", did_you_mean(topic, TOPICS)
            elif topic in taken:
                message, fix = f"`{topic}` is gathered twice.", "Keep it in one stage."
            else:
                taken.add(topic)
                continue
            problems.append(Problem(STAGES, stage.line, "stage-topics", message, fix))
    for topic in TOPICS.keys() - taken if not problems else ():
        fix = f"Add `{topic}` to `gathers` of the stage that takes what is left of it."
        message = f"No stage gathers `{topic}`."
        problems.append(Problem(STAGES, None, "stage-topics", message, fix))
    return problems
