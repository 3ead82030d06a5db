//! As much of JSON Schema as the report's schema uses. A keyword that is not known fails, so that nothing goes unchecked.

use serde_json::Value;

/// What in a value does not follow a schema, with its place.
pub(super) fn problems(schema: &Value, value: &Value) -> Vec<String> {
    let mut found = Vec::new();
    check(schema, schema, value, "$", &mut found);
    found
}

fn check(root: &Value, schema: &Value, value: &Value, place: &str, found: &mut Vec<String>) {
    let Some(schema) = schema.as_object() else {
        if schema != &Value::Bool(true) {
            found.push(format!("{place}: nothing is allowed here"));
        }
        return;
    };
    for (keyword, expected) in schema {
        match keyword.as_str() {
            "$schema" | "$defs" | "title" | "description" | "format" => {}
            "$ref" => {
                let pointer = expected.as_str().unwrap().trim_start_matches('#');
                check(root, root.pointer(pointer).unwrap(), value, place, found);
            }
            "type" => {
                let names = expected.as_array().cloned().unwrap_or_else(|| vec![expected.clone()]);
                if !names.iter().any(|name| is_type(name.as_str().unwrap(), value)) {
                    found.push(format!("{place}: {value} is not of type {expected}"));
                }
            }
            "enum" => {
                if !expected.as_array().unwrap().contains(value) {
                    found.push(format!("{place}: {value} is not one of {expected}"));
                }
            }
            "const" => {
                if expected != value {
                    found.push(format!("{place}: {value} is not {expected}"));
                }
            }
            "minimum" => {
                if value.as_f64().is_some_and(|value| value < expected.as_f64().unwrap()) {
                    found.push(format!("{place}: {value} is less than {expected}"));
                }
            }
            "maximum" => {
                if value.as_f64().is_some_and(|value| expected.as_f64().unwrap() < value) {
                    found.push(format!("{place}: {value} is more than {expected}"));
                }
            }
            "anyOf" | "oneOf" => {
                let fits = |option: &&Value| {
                    let mut inner = Vec::new();
                    check(root, option, value, place, &mut inner);
                    inner.is_empty()
                };
                let count = expected.as_array().unwrap().iter().filter(fits).count();
                if count == 0 || (keyword == "oneOf" && count != 1) {
                    found.push(format!("{place}: {value} fits {count} of {keyword}"));
                }
            }
            "required" => {
                for name in expected.as_array().unwrap() {
                    if value.is_object() && value.get(name.as_str().unwrap()).is_none() {
                        found.push(format!("{place}: {name} is missing"));
                    }
                }
            }
            "properties" => {
                for (name, inner) in expected.as_object().unwrap() {
                    if let Some(value) = value.get(name) {
                        check(root, inner, value, &format!("{place}.{name}"), found);
                    }
                }
            }
            "additionalProperties" => {
                let known = schema.get("properties").and_then(Value::as_object);
                for (name, value) in value.as_object().into_iter().flatten() {
                    if known.is_none_or(|known| !known.contains_key(name)) {
                        check(root, expected, value, &format!("{place}.{name}"), found);
                    }
                }
            }
            "items" => {
                for (index, value) in value.as_array().into_iter().flatten().enumerate() {
                    check(root, expected, value, &format!("{place}[{index}]"), found);
                }
            }
            _ => found.push(format!("{place}: the keyword {keyword} is not known")),
        }
    }
}

fn is_type(name: &str, value: &Value) -> bool {
    match name {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "number" => value.is_number(),
        "integer" => value.is_u64() || value.is_i64(),
        _ => false,
    }
}
