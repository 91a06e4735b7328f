//! A complaint procedure as a course of steps: drawn, and the same as a list for those who read it on
//! a telephone, or hear it. Only what the procedure says is drawn; nothing is filled in.

use serde::Serialize;

use super::plain::{Voice, phrased};
use super::reader::{Prose, Reader};
use super::recourse::numbered;
use crate::language::Message;
use crate::model::kinds::complaint_procedure::{Deadline, EscalationLevel, Response, Stage};
use crate::model::{ComplaintProcedure, Definition, DisputeProvider, Either, Ref, Role, Slot, Telling};
use crate::outputs::flow::{Arrow, Flow, Look, Node, Panel, Way, drawing};
use crate::values::Within;

/// The course of a procedure.
#[derive(Debug, Clone, Serialize, schemars::JsonSchema)]
pub struct FlowView {
    #[serde(serialize_with = "crate::outputs::template::as_drawing")]
    #[schemars(with = "Option<String>")]
    pub drawing: Option<String>,
    /// Some arrow leads where an unsettled complaint goes.
    pub unsettled: bool,
    pub groups: Vec<FlowGroup>,
}

/// Steps of one sort.
#[derive(Debug, Clone, Serialize, schemars::JsonSchema)]
pub struct FlowGroup {
    pub name: String,
    /// One after the other; else side by side.
    pub ordered: bool,
    pub items: Vec<FlowItem>,
}

/// One step, one answer, one condition.
#[derive(Debug, Clone, Serialize, schemars::JsonSchema)]
pub struct FlowItem {
    pub title: Prose,
    pub who: Option<Prose>,
    pub lines: Vec<String>,
}

/// The course of a complaint procedure; nothing for other kinds, or where no step is given.
pub fn flow(reader: &Reader<'_>, definition: &Definition) -> Option<FlowView> {
    let procedure = definition.view::<ComplaintProcedure>()?.body();
    let course = Course { reader, procedure, below: below(procedure) };
    let (stages, levels) = (course.stages(), course.levels());
    if stages.is_empty() && levels.is_empty() {
        return None;
    }
    let title = reader.title(definition).text;
    let drawn = course.drawn(&stages, &levels, &title);
    let group = |key: &str, ordered, items: Vec<Step>| FlowGroup {
        name: reader.word(key),
        ordered,
        items: items.into_iter().map(|step| step.item).collect(),
    };
    let mut groups = vec![group("flow-steps", true, stages), group("flow-escalation", false, levels)];
    let plain = |key: &str, items: Vec<FlowItem>| FlowGroup { name: reader.word(key), ordered: false, items };
    groups.push(plain("flow-responses", course.responses()));
    groups.push(plain("flow-pause", course.pause().into_iter().collect()));
    groups.push(plain("flow-automated", course.automated()));
    groups.push(plain("flow-closed", course.closures()));
    groups.retain(|group| !group.items.is_empty());
    Some(FlowView {
        unsettled: drawn.arrows.iter().any(|arrow| arrow.way == Way::Unsettled),
        drawing: drawing(&drawn),
        groups,
    })
}

struct Course<'c> {
    reader: &'c Reader<'c>,
    procedure: &'c ComplaintProcedure,
    /// The levels that are no place to go to: drawn with the receipt.
    below: usize,
}

/// A first level to which nothing brings a complaint, kept by somebody who has a stage: the stages are
/// that level.
fn below(procedure: &ComplaintProcedure) -> usize {
    let Some(first) = procedure.escalation.items().next().map(|own| &own.value) else { return 0 };
    let owner = first.owner.given().map(|own| own.id.as_str());
    let of_stage = |own: &Stage| own.owner.given().is_some_and(|own| Some(own.id.as_str()) == owner);
    let handles = procedure.stages.items().any(|stage| of_stage(&stage.value));
    usize::from(handles && first.when.is_absent() && first.or_after.is_absent())
}

/// A step and whose it is.
struct Step {
    item: FlowItem,
    /// Kind and id of the lane.
    lane: Option<(&'static str, String)>,
}

impl Course<'_> {
    fn role(&self, role: &Slot<Ref<Role>>) -> Option<(&'static str, String)> {
        let id = &role.given()?.id;
        self.reader.name_of("role", id).map(|_| ("role", id.clone()))
    }

    fn name(&self, lane: Option<&(&'static str, String)>) -> Option<Prose> {
        lane.and_then(|(kind, id)| self.reader.name_of(kind, id))
    }

    fn stages(&self) -> Vec<Step> {
        let stages = self.procedure.stages.items().map(|stage| {
            let lane = self.role(&stage.value.owner);
            let item = FlowItem {
                title: self.stage_title(&stage.value),
                who: self.name(lane.as_ref()),
                lines: self.stage_lines(&stage.value),
            };
            Step { item, lane }
        });
        stages.collect()
    }

    fn stage_title(&self, stage: &Stage) -> Prose {
        let id = stage.id.given().map_or("", crate::values::Id::as_str);
        stage.title.given().map_or_else(|| self.reader.plain(id), |title| self.reader.prose(title))
    }

    fn stage_lines(&self, stage: &Stage) -> Vec<String> {
        let mut lines = Vec::new();
        if let Some(limit) = stage.within.given() {
            let limit = self.limit(limit);
            let before = self.before(stage);
            let message = if before.is_empty() {
                Message::new("flow-from-receipt").with("limit", limit)
            } else {
                Message::new("flow-from-stage").with("limit", limit).with("stages", before.join(", "))
            };
            lines.push(self.reader.say(message));
        }
        lines.extend(stage.tell_customer.given().and_then(|telling| self.told(telling)));
        let indicator = stage.measured_by.given().and_then(|own| self.reader.name_of("indicator", &own.id));
        if let Some(indicator) = indicator {
            lines.push(self.reader.say(Message::new("flow-measured").with("indicator", indicator.text)));
        }
        lines
    }

    /// The titles of the stages that a stage waits for.
    fn before(&self, stage: &Stage) -> Vec<String> {
        let named = stage.after.given().into_iter().flat_map(crate::model::OneOrMany::iter);
        let titles = named.filter_map(|id| {
            let found = self.procedure.stages.items().find(|own| own.value.id.given() == Some(id))?;
            Some(self.reader.formatter().quoted(&self.stage_title(&found.value).text))
        });
        titles.collect()
    }

    fn limit(&self, deadline: &Deadline) -> String {
        let formatter = self.reader.formatter();
        match deadline {
            Either::Short(duration) => formatter.within(Within::Duration(*duration)),
            Either::Long(table) => {
                let entries = table.iter().map(|(name, duration)| {
                    let name =
                        if name == "others" { self.reader.word("flow-others") } else { name.to_owned() };
                    let limit = Message::new("flow-priority").with("priority", name);
                    self.reader.say(limit.with("within", formatter.within(Within::Duration(*duration))))
                });
                entries.collect::<Vec<_>>().join(", ")
            }
        }
    }

    fn told(&self, telling: &Telling) -> Option<String> {
        match (telling.tells, telling.every) {
            (true, Some(every)) => {
                Some(self.reader.say(Message::new("flow-told-every").with("duration", every)))
            }
            (true, None) => Some(self.reader.word("flow-told")),
            (false, _) => None,
        }
    }

    fn levels(&self) -> Vec<Step> {
        let levels = self.procedure.escalation.items().zip(1_u32..).map(|(level, n)| {
            let provider = level.value.provider.given().and_then(|provider| {
                let known = self.reader.name_of("dispute-provider", &provider.id);
                known.map(|_| ("dispute-provider", provider.id.clone()))
            });
            let lane = self.role(&level.value.owner).or(provider);
            let item = FlowItem {
                title: numbered(self.reader, n, &level.value),
                who: self.name(lane.as_ref()),
                lines: self.level_lines(&level.value),
            };
            Step { item, lane }
        });
        levels.collect()
    }

    fn level_lines(&self, level: &EscalationLevel) -> Vec<String> {
        let reader = self.reader;
        let mut lines = Vec::new();
        let when = level.when.given().map(|when| phrased(reader, Voice::Staff, when).text);
        let after = level.or_after.given().copied();
        lines.extend(match (when, after) {
            (Some(when), Some(after)) => Some(
                reader.say(Message::new("flow-when-or-after").with("when", when).with("duration", after)),
            ),
            (Some(when), None) => Some(reader.say(Message::new("flow-when").with("when", when))),
            (None, Some(after)) => Some(reader.say(Message::new("flow-after").with("duration", after))),
            (None, None) => None,
        });
        if let Some(within) = level.answers_within.given() {
            lines.push(reader.say(Message::new("flow-answers-within").with("duration", *within)));
        }
        let model = &reader.atlas.compilation.model;
        let provider = level.provider.given().and_then(|own| model.find::<DisputeProvider>(&own.id));
        if let Some(provider) = provider {
            lines.push(reader.word("flow-outside"));
            if let Some(duration) = provider.body().duration.given() {
                lines.push(reader.say(Message::new("flow-answers-within").with("duration", *duration)));
            }
        }
        lines
    }

    fn responses(&self) -> Vec<FlowItem> {
        let items = self.procedure.responses.items().map(|response| {
            let who = self.name(self.role(&response.value.granted_by).as_ref());
            FlowItem { title: self.response_title(&response.value), who, lines: self.amount(&response.value) }
        });
        items.collect()
    }

    fn response_title(&self, response: &Response) -> Prose {
        let id = response.id.given().map_or("", crate::values::Id::as_str);
        response.title.given().map_or_else(|| self.reader.plain(id), |title| self.reader.prose(title))
    }

    fn amount(&self, response: &Response) -> Vec<String> {
        let amount = response.up_to.given().copied();
        amount
            .map(|amount| self.reader.say(Message::new("flow-up-to").with("amount", amount)))
            .into_iter()
            .collect()
    }

    fn pause(&self) -> Option<FlowItem> {
        let pause = self.procedure.pause.given()?;
        let title = self.reader.prose(pause.when.given()?);
        let mut lines = Vec::new();
        if let Some(longest) = pause.at_most.given() {
            lines.push(self.reader.say(Message::new("flow-at-most").with("duration", *longest)));
        }
        if let Some(every) = pause.remind.given().and_then(|remind| remind.every) {
            lines.push(self.reader.say(Message::new("flow-reminded").with("duration", every)));
        }
        Some(FlowItem { title, who: None, lines })
    }

    fn automated(&self) -> Vec<FlowItem> {
        let items = self.procedure.automated.items().filter_map(|own| {
            let title = self.reader.prose(own.value.when.given()?);
            let reviewer = self.name(self.role(&own.value.reviewed_by).as_ref());
            let line =
                reviewer.map(|role| self.reader.say(Message::new("flow-reviewed").with("role", role.text)));
            Some(FlowItem { title, who: None, lines: line.into_iter().collect() })
        });
        items.collect()
    }

    fn closures(&self) -> Vec<FlowItem> {
        let items = self.procedure.closed_when.items().map(|when| FlowItem {
            title: phrased(self.reader, Voice::Staff, &when.value),
            who: None,
            lines: Vec::new(),
        });
        items.collect()
    }

    fn drawn(&self, stages: &[Step], levels: &[Step], title: &str) -> Flow {
        let reader = self.reader;
        let label = reader.say(Message::new("flow-label").with("title", title));
        let mut flow = Flow { label, ..Flow::default() };
        flow.nodes.push(self.start());
        let mut lanes: Vec<&(&'static str, String)> = Vec::new();
        let numbered = stages.iter().zip(1_u32..).map(|(step, n)| (step, Look::Stage, Some(n)));
        let levels = levels.get(self.below..).unwrap_or_default();
        for (step, look, number) in numbered.chain(levels.iter().map(|step| (step, Look::Level, None))) {
            let lane = step.lane.as_ref().map(|own| {
                lanes.iter().position(|lane| *lane == own).unwrap_or_else(|| {
                    lanes.push(own);
                    lanes.len() - 1
                })
            });
            let title = &step.item.title.text;
            let title = number.map_or_else(|| title.clone(), |n| format!("{n}. {title}"));
            flow.nodes.push(Node { look, lane, title, lines: step.item.lines.clone() });
        }
        flow.lanes = lanes.into_iter().filter_map(|lane| Some(self.name(Some(lane))?.text)).collect();
        let closures = self.closures();
        if !closures.is_empty() {
            let lines = closures.iter().map(|item| bullet(&item.title.text)).collect();
            flow.nodes.push(Node { look: Look::End, lane: None, title: reader.word("flow-closed"), lines });
        }
        flow.arrows = self.arrows(stages.len(), levels.len(), !closures.is_empty());
        flow.panels = self.panels();
        flow
    }

    fn start(&self) -> Node {
        let reader = self.reader;
        let channels = self.procedure.channels.items();
        let channels = channels.filter_map(|channel| reader.name_of("channel", &channel.value.id));
        let channels: Vec<String> = channels.map(|name| name.text).collect();
        let mut lines = Vec::new();
        if !channels.is_empty() {
            lines.push(reader.say(Message::new("flow-through").with("channels", channels.join(", "))));
        }
        for (level, n) in self.procedure.escalation.items().take(self.below).zip(1_u32..) {
            lines.push(numbered(reader, n, &level.value).text);
        }
        if let Some(total) = self.procedure.total.given() {
            lines.push(reader.say(Message::new("flow-total").with("duration", *total)));
        }
        Node { look: Look::Start, lane: None, title: reader.word("flow-received"), lines }
    }

    /// Box 0 is the receipt; the stages follow, then the levels, then the closure.
    fn arrows(&self, stages: usize, levels: usize, closes: bool) -> Vec<Arrow> {
        let mut arrows = Vec::new();
        let mut lead = |from: usize, to: usize, way: Way| {
            if from < to {
                arrows.push(Arrow { from, to, way });
            }
        };
        let list: Vec<&Stage> = self.procedure.stages.items().map(|stage| &stage.value).collect();
        for (at, stage) in list.iter().enumerate() {
            let named = stage.after.given().into_iter().flat_map(crate::model::OneOrMany::iter);
            let before: Vec<usize> =
                named.filter_map(|id| list.iter().position(|own| own.id.given() == Some(id))).collect();
            if before.is_empty() {
                lead(at, at + 1, Way::Next);
            }
            before.into_iter().for_each(|before| lead(before + 1, at + 1, Way::Next));
        }
        let (first, end) = (stages + 1, stages + levels + 1);
        if levels > 0 {
            lead(stages, first, if stages == 0 { Way::Next } else { Way::Unsettled });
        }
        let list: Vec<&EscalationLevel> =
            self.procedure.escalation.items().skip(self.below).map(|own| &own.value).collect();
        for (at, level) in list.iter().enumerate() {
            let named = level.next.given().and_then(|next| list.iter().position(|own| own.is_named(next)));
            match named {
                Some(next) => lead(first + at, first + next, Way::Unsettled),
                None if at + 1 < levels => lead(first + at, first + at + 1, Way::Unsettled),
                None if closes => lead(first + at, end, Way::Next),
                None => {}
            }
        }
        if closes && stages > 0 {
            lead(stages, end, Way::Next);
        }
        arrows
    }

    fn panels(&self) -> Vec<Panel> {
        let reader = self.reader;
        let colon = reader.word("page-colon");
        let mut panels = Vec::new();
        if let Some(pause) = self.pause() {
            let lines = std::iter::once(pause.title.text).chain(pause.lines);
            panels.push(Panel { title: reader.word("flow-pause"), lines: lines.collect() });
        }
        for (key, items) in [("flow-responses", self.responses()), ("flow-automated", self.automated())] {
            if items.is_empty() {
                continue;
            }
            let line = |item: FlowItem| {
                let who = item.who.map(|who| reader.say(Message::new("flow-granted").with("role", who.text)));
                let facts: Vec<String> = item.lines.into_iter().chain(who).collect();
                let facts =
                    if facts.is_empty() { String::new() } else { format!("{colon} {}", facts.join(", ")) };
                bullet(&format!("{}{facts}", item.title.text))
            };
            panels.push(Panel { title: reader.word(key), lines: items.into_iter().map(line).collect() });
        }
        panels
    }
}

fn bullet(text: &str) -> String {
    format!("•\u{a0}{text}")
}
