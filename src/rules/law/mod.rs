//! Laws of consumers and of finance: on only where `jurisdictions` names their country, and no legal
//! advice.
