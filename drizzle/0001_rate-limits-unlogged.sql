-- Counters that may be lost in a crash: without a log entry, counting an act costs no wait for the disk.
ALTER TABLE "rate_limit" SET UNLOGGED;
