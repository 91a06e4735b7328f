### The audit checklist.
