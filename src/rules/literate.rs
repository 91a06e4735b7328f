//! Every page is a test.
