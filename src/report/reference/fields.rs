//! The fields of a kind, those of its groups included, from the published schema.

use serde_json::Value as Json;

use crate::model::Audience;

/// One field.
pub struct Field<'s> {
    /// Keys from the definition down; `*` stands for a key of the user's own.
    pub path: Vec<&'s str>,
    pub required: bool,
    /// Who may read it: never more than may read the group it stands in.
    pub audience: Audience,
    pub schema: &'s Json,
}

/// A key of the user's own in a path.
pub const ANY_KEY: &str = "*";

/// Every field, a group's behind the group.
pub fn fields_of(schema: &Json) -> Vec<Field<'_>> {
    let mut walk = Walk { root: schema, open: Vec::new(), fields: Vec::new() };
    walk.group(schema, &[], Audience::Customer);
    walk.fields
}

struct Walk<'s> {
    root: &'s Json,
    /// Shared groups that are being walked: one that holds itself is not entered again.
    open: Vec<&'s str>,
    fields: Vec<Field<'s>>,
}

impl<'s> Walk<'s> {
    fn group(&mut self, group: &'s Json, above: &[&'s str], circle: Audience) {
        let required = group.get("required").and_then(Json::as_array);
        let required: Vec<&str> = required.into_iter().flatten().filter_map(Json::as_str).collect();
        for (key, schema) in group.get("properties").and_then(Json::as_object).into_iter().flatten() {
            let path = [above, &[key.as_str()]].concat();
            let audience = circle.max(audience_in(schema));
            self.fields.push(Field {
                path: path.clone(),
                required: required.contains(&key.as_str()),
                audience,
                schema,
            });
            self.below(schema, &path, audience);
        }
        let free = group.get("patternProperties").and_then(Json::as_object).into_iter().flatten();
        free.for_each(|(_, schema)| self.below(schema, &[above, &[ANY_KEY]].concat(), circle));
    }

    /// The groups that a field may hold.
    fn below(&mut self, part: &'s Json, path: &[&'s str], circle: Audience) {
        if let Some(name) = part.get("$ref").and_then(Json::as_str) {
            if let Some(group) =
                self.root.pointer(name.trim_start_matches('#')).filter(|_| !self.open.contains(&name))
            {
                self.open.push(name);
                self.below(group, path, circle);
                self.open.pop();
            }
            return;
        }
        let branches = part.get("anyOf").and_then(Json::as_array).into_iter().flatten();
        branches.chain(part.get("items")).for_each(|branch| self.below(branch, path, circle));
        if let Some(values) = part.get("additionalProperties").filter(|values| values.is_object()) {
            self.below(values, &[path, &[ANY_KEY]].concat(), circle);
        }
        if part.get("properties").is_some() {
            self.group(part, path, circle);
        }
    }
}

/// Who may read a field, as its schema says: auditors, unless it says more.
fn audience_in(schema: &Json) -> Audience {
    let word = schema.get("x-audience").and_then(Json::as_str);
    let named = Audience::ALL.into_iter().find(|audience| Some(audience.word()) == word);
    named.unwrap_or(Audience::Auditor)
}
