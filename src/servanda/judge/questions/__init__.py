"""The analysts' questions: pure functions from entries and judgements to tables that name their evidence."""
