"""The fused state: from reports to dealings, conflicts and unknowns, in one flat pass of named steps.

    picture = assemble(reports, resolve(reports), trace(reports))
    picture.dealings, picture.conflicts, picture.unknowns
    picture.dealing_of["sha256:…#e3"]                     # the dealing that an item belongs to or bears on

`Live` is the same picture held open: adding a report compares it with candidate dealings only, and only the dealings it
touches are made anew. Both give the same records for the same reports in the same order.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from allsource.ids import item_id
from allsource.model import Conflict, Dealing, Quantity, Report, Unknown
from allsource.picture import conflicts as found_in
from allsource.picture.bearing import Bearing, bearings
from allsource.picture.characterising import characterisations
from allsource.picture.counts import Harm, harms, quantity, tied
from allsource.picture.dealing import Ground, dealing_of
from allsource.picture.fusing import Fusion
from allsource.picture.known import Known
from allsource.picture.origins import Origins
from allsource.picture.physical import impossible
from allsource.picture.resolve import Resolved
from allsource.picture.tellings import tellings
from allsource.picture.unknowns import unknowns

__all__ = ["Live", "Picture", "assemble"]

Doubts = Mapping[str, tuple[str, ...]]
"""By item, the parts of an event that its words do not plainly state."""


@dataclass(frozen=True, slots=True)
class Picture:
    """What the reports together say. `dealing_of` leads from an event's or a claim's item to its dealing."""

    dealings: tuple[Dealing, ...]
    conflicts: tuple[Conflict, ...]
    unknowns: tuple[Unknown, ...]
    dealing_of: Mapping[str, str]

    def dealing(self, identifier: str) -> Dealing | None:
        return next((dealing for dealing in self.dealings if dealing.id == identifier), None)


def assemble(
    reports: Sequence[Report],
    resolved: Resolved,
    origins: Origins,
    *,
    doubts: Doubts | None = None,
    outlets: Mapping[str, tuple[str, str]] | None = None,
) -> Picture:
    """The picture of these reports, given in the order in which the desk learned of them."""
    live = Live(Ground(Known(resolved), origins, outlets or {}))
    for report in reports:
        live.add(report, doubts or {})
    return live.picture()


@dataclass
class Live:
    """A picture that reports can be added to."""

    ground: Ground
    fusion: Fusion = field(default_factory=Fusion)
    reports: dict[str, Report] = field(default_factory=dict)
    _bearing: dict[int, list[Bearing]] = field(default_factory=dict)
    _counts: dict[int, list[Quantity]] = field(default_factory=dict)
    _harm: dict[str, Harm] = field(default_factory=dict)
    _made: dict[int, Dealing] = field(default_factory=dict)

    def add(self, report: Report, doubts: Doubts | None = None) -> set[int]:
        """Take a report in; the numbers of the dealings that it touched."""
        self.reports[report.document.id] = report
        told = tellings(report, self.ground.known, order=len(self.reports), doubts=doubts)
        touched = {self.fusion.add(telling).number for telling in told}
        for one in bearings(report, self.fusion, self.ground.known):
            self._bearing.setdefault(one.group, []).append(one)
            touched.add(one.group)
        touched |= {number for harm in harms(report) if not report.retracted for number in self._tie(harm)}
        for number in touched:
            self._made.pop(number, None)
        return touched

    def _tie(self, harm: Harm) -> list[int]:
        """Tie a count to the deed it is about, among those told here or done to whom its sentence names."""
        here = self.fusion.told_in(harm.report.document.id)
        words = harm.sentence.of(harm.report.document.text)
        known = self.ground.known
        named = [known.entity(harm.report.document.id, name) for name in known.within(words)]
        near = {group.number: group for group in self.fusion.doing(("attack", "kill", "hurt", "quake"), named)}
        near |= {number: self.fusion.groups[number] for number in here}
        group = tied(harm, [near[number] for number in sorted(near)], known)
        if group is None:
            return []
        count = quantity(harm)
        self._counts.setdefault(group.number, []).append(count)
        self._harm[f"{harm.report.document.id} {harm.kind} {harm.value}"] = harm
        return [group.number]

    def made(self, number: int) -> Dealing:
        """The dealing of a group, made anew where something touched it."""
        if number not in self._made:
            group = self.fusion.groups[number]
            self._made[number] = dealing_of(
                group, self._bearing.get(number, ()), self._counts.get(number, ()), self.ground
            )
        return self._made[number]

    def picture(self) -> Picture:
        """Everything, in the order in which the dealings were first told."""
        dealings = [self.made(group.number) for group in self.fusion.groups]
        homes = self._homes()
        by_id = {dealing.id: dealing for dealing in dealings}
        claimed = {one.item: self.made(number).id for number, some in self._bearing.items() for one in some}
        reports = list(self.reports.values())
        return Picture(
            tuple(dealings),
            tuple(self._conflicts(dealings, reports)),
            tuple(unknowns(reports, claimed, by_id)),
            claimed | homes,
        )

    def _homes(self) -> dict[str, str]:
        homes = {}
        for group in self.fusion.groups:
            dealing = self.made(group.number)
            for member in group.members:
                homes[member.item] = dealing.id
                homes.update({item_id(member.document, claim): dealing.id for claim in member.event.claims})
        return homes

    def _conflicts(self, dealings: Sequence[Dealing], reports: Sequence[Report]) -> Iterable[Conflict]:
        for group, dealing in zip(self.fusion.groups, dealings, strict=True):
            yield from found_in.denials(group, self._bearing.get(group.number, ()), dealing)
            yield from found_in.values(dealing, self._harm, self.reports)
            yield from found_in.times_and_places(group, dealing)
        yield from impossible(dealings, self.ground.known)
        yield from characterisations(reports, self.ground.known)
