-- version 1
CREATE TRIGGER log_account_delete AFTER DELETE ON account BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'account', OLD.id, OLD.uid, 'd', json_object('member_id', OLD."member_id", 'platform', OLD."platform", 'external_id', OLD."external_id", 'handle', OLD."handle"), NULL FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_account_insert AFTER INSERT ON account BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'account', NEW.id, NEW.uid, 'i', NULL, NULL FROM change_cursor WHERE mode = 1; END;

CREATE TRIGGER log_account_update AFTER UPDATE ON account WHEN OLD."member_id" IS NOT NEW."member_id" OR OLD."platform" IS NOT NEW."platform" OR OLD."external_id" IS NOT NEW."external_id" OR OLD."handle" IS NOT NEW."handle" BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'account', NEW.id, NEW.uid, 'u', (SELECT json_group_object(k, v) FROM (SELECT 'member_id' AS k, OLD."member_id" AS v WHERE OLD."member_id" IS NOT NEW."member_id" UNION ALL SELECT 'platform' AS k, OLD."platform" AS v WHERE OLD."platform" IS NOT NEW."platform" UNION ALL SELECT 'external_id' AS k, OLD."external_id" AS v WHERE OLD."external_id" IS NOT NEW."external_id" UNION ALL SELECT 'handle' AS k, OLD."handle" AS v WHERE OLD."handle" IS NOT NEW."handle")), (SELECT json_group_object(k, v) FROM (SELECT 'member_id' AS k, NEW."member_id" AS v WHERE OLD."member_id" IS NOT NEW."member_id" UNION ALL SELECT 'platform' AS k, NEW."platform" AS v WHERE OLD."platform" IS NOT NEW."platform" UNION ALL SELECT 'external_id' AS k, NEW."external_id" AS v WHERE OLD."external_id" IS NOT NEW."external_id" UNION ALL SELECT 'handle' AS k, NEW."handle" AS v WHERE OLD."handle" IS NOT NEW."handle")) FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_activity_channel_delete AFTER DELETE ON activity_channel BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'activity_channel', OLD.id, OLD.uid, 'd', json_object('activity_id', OLD."activity_id", 'channel_id', OLD."channel_id"), NULL FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_activity_channel_insert AFTER INSERT ON activity_channel BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'activity_channel', NEW.id, NEW.uid, 'i', NULL, NULL FROM change_cursor WHERE mode = 1; END;

CREATE TRIGGER log_activity_channel_update AFTER UPDATE ON activity_channel WHEN OLD."activity_id" IS NOT NEW."activity_id" OR OLD."channel_id" IS NOT NEW."channel_id" BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'activity_channel', NEW.id, NEW.uid, 'u', (SELECT json_group_object(k, v) FROM (SELECT 'activity_id' AS k, OLD."activity_id" AS v WHERE OLD."activity_id" IS NOT NEW."activity_id" UNION ALL SELECT 'channel_id' AS k, OLD."channel_id" AS v WHERE OLD."channel_id" IS NOT NEW."channel_id")), (SELECT json_group_object(k, v) FROM (SELECT 'activity_id' AS k, NEW."activity_id" AS v WHERE OLD."activity_id" IS NOT NEW."activity_id" UNION ALL SELECT 'channel_id' AS k, NEW."channel_id" AS v WHERE OLD."channel_id" IS NOT NEW."channel_id")) FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_activity_delete AFTER DELETE ON activity BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'activity', OLD.id, OLD.uid, 'd', json_object('community_id', OLD."community_id", 'title', OLD."title", 'format', OLD."format", 'place', OLD."place", 'link', OLD."link", 'host', OLD."host", 'capacity', OLD."capacity", 'owner_id', OLD."owner_id", 'schedule_id', OLD."schedule_id", 'note', OLD."note", 'custom', OLD."custom", 'created_at', OLD."created_at", 'updated_at', OLD."updated_at", 'deleted_at', OLD."deleted_at"), NULL FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_activity_insert AFTER INSERT ON activity BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'activity', NEW.id, NEW.uid, 'i', NULL, NULL FROM change_cursor WHERE mode = 1; END;

CREATE TRIGGER log_activity_update AFTER UPDATE ON activity WHEN OLD."community_id" IS NOT NEW."community_id" OR OLD."title" IS NOT NEW."title" OR OLD."format" IS NOT NEW."format" OR OLD."place" IS NOT NEW."place" OR OLD."link" IS NOT NEW."link" OR OLD."host" IS NOT NEW."host" OR OLD."capacity" IS NOT NEW."capacity" OR OLD."owner_id" IS NOT NEW."owner_id" OR OLD."schedule_id" IS NOT NEW."schedule_id" OR OLD."note" IS NOT NEW."note" OR OLD."custom" IS NOT NEW."custom" OR OLD."created_at" IS NOT NEW."created_at" OR OLD."updated_at" IS NOT NEW."updated_at" OR OLD."deleted_at" IS NOT NEW."deleted_at" BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'activity', NEW.id, NEW.uid, 'u', (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, OLD."community_id" AS v WHERE OLD."community_id" IS NOT NEW."community_id" UNION ALL SELECT 'title' AS k, OLD."title" AS v WHERE OLD."title" IS NOT NEW."title" UNION ALL SELECT 'format' AS k, OLD."format" AS v WHERE OLD."format" IS NOT NEW."format" UNION ALL SELECT 'place' AS k, OLD."place" AS v WHERE OLD."place" IS NOT NEW."place" UNION ALL SELECT 'link' AS k, OLD."link" AS v WHERE OLD."link" IS NOT NEW."link" UNION ALL SELECT 'host' AS k, OLD."host" AS v WHERE OLD."host" IS NOT NEW."host" UNION ALL SELECT 'capacity' AS k, OLD."capacity" AS v WHERE OLD."capacity" IS NOT NEW."capacity" UNION ALL SELECT 'owner_id' AS k, OLD."owner_id" AS v WHERE OLD."owner_id" IS NOT NEW."owner_id" UNION ALL SELECT 'schedule_id' AS k, OLD."schedule_id" AS v WHERE OLD."schedule_id" IS NOT NEW."schedule_id" UNION ALL SELECT 'note' AS k, OLD."note" AS v WHERE OLD."note" IS NOT NEW."note" UNION ALL SELECT 'custom' AS k, OLD."custom" AS v WHERE OLD."custom" IS NOT NEW."custom" UNION ALL SELECT 'created_at' AS k, OLD."created_at" AS v WHERE OLD."created_at" IS NOT NEW."created_at" UNION ALL SELECT 'updated_at' AS k, OLD."updated_at" AS v WHERE OLD."updated_at" IS NOT NEW."updated_at" UNION ALL SELECT 'deleted_at' AS k, OLD."deleted_at" AS v WHERE OLD."deleted_at" IS NOT NEW."deleted_at")), (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, NEW."community_id" AS v WHERE OLD."community_id" IS NOT NEW."community_id" UNION ALL SELECT 'title' AS k, NEW."title" AS v WHERE OLD."title" IS NOT NEW."title" UNION ALL SELECT 'format' AS k, NEW."format" AS v WHERE OLD."format" IS NOT NEW."format" UNION ALL SELECT 'place' AS k, NEW."place" AS v WHERE OLD."place" IS NOT NEW."place" UNION ALL SELECT 'link' AS k, NEW."link" AS v WHERE OLD."link" IS NOT NEW."link" UNION ALL SELECT 'host' AS k, NEW."host" AS v WHERE OLD."host" IS NOT NEW."host" UNION ALL SELECT 'capacity' AS k, NEW."capacity" AS v WHERE OLD."capacity" IS NOT NEW."capacity" UNION ALL SELECT 'owner_id' AS k, NEW."owner_id" AS v WHERE OLD."owner_id" IS NOT NEW."owner_id" UNION ALL SELECT 'schedule_id' AS k, NEW."schedule_id" AS v WHERE OLD."schedule_id" IS NOT NEW."schedule_id" UNION ALL SELECT 'note' AS k, NEW."note" AS v WHERE OLD."note" IS NOT NEW."note" UNION ALL SELECT 'custom' AS k, NEW."custom" AS v WHERE OLD."custom" IS NOT NEW."custom" UNION ALL SELECT 'created_at' AS k, NEW."created_at" AS v WHERE OLD."created_at" IS NOT NEW."created_at" UNION ALL SELECT 'updated_at' AS k, NEW."updated_at" AS v WHERE OLD."updated_at" IS NOT NEW."updated_at" UNION ALL SELECT 'deleted_at' AS k, NEW."deleted_at" AS v WHERE OLD."deleted_at" IS NOT NEW."deleted_at")) FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_attachment_delete AFTER DELETE ON attachment BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'attachment', OLD.id, OLD.uid, 'd', json_object('hash', OLD."hash", 'name', OLD."name", 'mime', OLD."mime", 'bytes', OLD."bytes", 'created_at', OLD."created_at"), NULL FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_attachment_insert AFTER INSERT ON attachment BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'attachment', NEW.id, NEW.uid, 'i', NULL, NULL FROM change_cursor WHERE mode = 1; END;

CREATE TRIGGER log_attachment_update AFTER UPDATE ON attachment WHEN OLD."hash" IS NOT NEW."hash" OR OLD."name" IS NOT NEW."name" OR OLD."mime" IS NOT NEW."mime" OR OLD."bytes" IS NOT NEW."bytes" OR OLD."created_at" IS NOT NEW."created_at" BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'attachment', NEW.id, NEW.uid, 'u', (SELECT json_group_object(k, v) FROM (SELECT 'hash' AS k, OLD."hash" AS v WHERE OLD."hash" IS NOT NEW."hash" UNION ALL SELECT 'name' AS k, OLD."name" AS v WHERE OLD."name" IS NOT NEW."name" UNION ALL SELECT 'mime' AS k, OLD."mime" AS v WHERE OLD."mime" IS NOT NEW."mime" UNION ALL SELECT 'bytes' AS k, OLD."bytes" AS v WHERE OLD."bytes" IS NOT NEW."bytes" UNION ALL SELECT 'created_at' AS k, OLD."created_at" AS v WHERE OLD."created_at" IS NOT NEW."created_at")), (SELECT json_group_object(k, v) FROM (SELECT 'hash' AS k, NEW."hash" AS v WHERE OLD."hash" IS NOT NEW."hash" UNION ALL SELECT 'name' AS k, NEW."name" AS v WHERE OLD."name" IS NOT NEW."name" UNION ALL SELECT 'mime' AS k, NEW."mime" AS v WHERE OLD."mime" IS NOT NEW."mime" UNION ALL SELECT 'bytes' AS k, NEW."bytes" AS v WHERE OLD."bytes" IS NOT NEW."bytes" UNION ALL SELECT 'created_at' AS k, NEW."created_at" AS v WHERE OLD."created_at" IS NOT NEW."created_at")) FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_care_mark_delete AFTER DELETE ON care_mark BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'care_mark', OLD.id, OLD.uid, 'd', json_object('community_id', OLD."community_id", 'member_id', OLD."member_id", 'kind', OLD."kind", 'key', OLD."key", 'state', OLD."state", 'until', OLD."until", 'on_day', OLD."on_day", 'operator_id', OLD."operator_id"), NULL FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_care_mark_insert AFTER INSERT ON care_mark BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'care_mark', NEW.id, NEW.uid, 'i', NULL, NULL FROM change_cursor WHERE mode = 1; END;

CREATE TRIGGER log_care_mark_update AFTER UPDATE ON care_mark WHEN OLD."community_id" IS NOT NEW."community_id" OR OLD."member_id" IS NOT NEW."member_id" OR OLD."kind" IS NOT NEW."kind" OR OLD."key" IS NOT NEW."key" OR OLD."state" IS NOT NEW."state" OR OLD."until" IS NOT NEW."until" OR OLD."on_day" IS NOT NEW."on_day" OR OLD."operator_id" IS NOT NEW."operator_id" BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'care_mark', NEW.id, NEW.uid, 'u', (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, OLD."community_id" AS v WHERE OLD."community_id" IS NOT NEW."community_id" UNION ALL SELECT 'member_id' AS k, OLD."member_id" AS v WHERE OLD."member_id" IS NOT NEW."member_id" UNION ALL SELECT 'kind' AS k, OLD."kind" AS v WHERE OLD."kind" IS NOT NEW."kind" UNION ALL SELECT 'key' AS k, OLD."key" AS v WHERE OLD."key" IS NOT NEW."key" UNION ALL SELECT 'state' AS k, OLD."state" AS v WHERE OLD."state" IS NOT NEW."state" UNION ALL SELECT 'until' AS k, OLD."until" AS v WHERE OLD."until" IS NOT NEW."until" UNION ALL SELECT 'on_day' AS k, OLD."on_day" AS v WHERE OLD."on_day" IS NOT NEW."on_day" UNION ALL SELECT 'operator_id' AS k, OLD."operator_id" AS v WHERE OLD."operator_id" IS NOT NEW."operator_id")), (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, NEW."community_id" AS v WHERE OLD."community_id" IS NOT NEW."community_id" UNION ALL SELECT 'member_id' AS k, NEW."member_id" AS v WHERE OLD."member_id" IS NOT NEW."member_id" UNION ALL SELECT 'kind' AS k, NEW."kind" AS v WHERE OLD."kind" IS NOT NEW."kind" UNION ALL SELECT 'key' AS k, NEW."key" AS v WHERE OLD."key" IS NOT NEW."key" UNION ALL SELECT 'state' AS k, NEW."state" AS v WHERE OLD."state" IS NOT NEW."state" UNION ALL SELECT 'until' AS k, NEW."until" AS v WHERE OLD."until" IS NOT NEW."until" UNION ALL SELECT 'on_day' AS k, NEW."on_day" AS v WHERE OLD."on_day" IS NOT NEW."on_day" UNION ALL SELECT 'operator_id' AS k, NEW."operator_id" AS v WHERE OLD."operator_id" IS NOT NEW."operator_id")) FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_channel_chat_delete AFTER DELETE ON channel_chat BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'channel_chat', OLD.id, OLD.uid, 'd', json_object('community_id', OLD."community_id", 'platform', OLD."platform", 'key', OLD."key", 'channel_id', OLD."channel_id"), NULL FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_channel_chat_insert AFTER INSERT ON channel_chat BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'channel_chat', NEW.id, NEW.uid, 'i', NULL, NULL FROM change_cursor WHERE mode = 1; END;

CREATE TRIGGER log_channel_chat_update AFTER UPDATE ON channel_chat WHEN OLD."community_id" IS NOT NEW."community_id" OR OLD."platform" IS NOT NEW."platform" OR OLD."key" IS NOT NEW."key" OR OLD."channel_id" IS NOT NEW."channel_id" BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'channel_chat', NEW.id, NEW.uid, 'u', (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, OLD."community_id" AS v WHERE OLD."community_id" IS NOT NEW."community_id" UNION ALL SELECT 'platform' AS k, OLD."platform" AS v WHERE OLD."platform" IS NOT NEW."platform" UNION ALL SELECT 'key' AS k, OLD."key" AS v WHERE OLD."key" IS NOT NEW."key" UNION ALL SELECT 'channel_id' AS k, OLD."channel_id" AS v WHERE OLD."channel_id" IS NOT NEW."channel_id")), (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, NEW."community_id" AS v WHERE OLD."community_id" IS NOT NEW."community_id" UNION ALL SELECT 'platform' AS k, NEW."platform" AS v WHERE OLD."platform" IS NOT NEW."platform" UNION ALL SELECT 'key' AS k, NEW."key" AS v WHERE OLD."key" IS NOT NEW."key" UNION ALL SELECT 'channel_id' AS k, NEW."channel_id" AS v WHERE OLD."channel_id" IS NOT NEW."channel_id")) FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_channel_delete AFTER DELETE ON channel BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'channel', OLD.id, OLD.uid, 'd', json_object('community_id', OLD."community_id", 'kind', OLD."kind", 'is_group', OLD."is_group", 'name', OLD."name", 'number', OLD."number", 'account', OLD."account", 'operator_id', OLD."operator_id", 'opened_on', OLD."opened_on", 'state', OLD."state", 'capacity', OLD."capacity", 'link', OLD."link", 'color', OLD."color", 'qr_expires_on', OLD."qr_expires_on", 'qr_attachment_id', OLD."qr_attachment_id", 'announcement', OLD."announcement", 'announcement_at', OLD."announcement_at", 'announcement_review_on', OLD."announcement_review_on", 'note', OLD."note", 'custom', OLD."custom", 'position', OLD."position", 'created_at', OLD."created_at", 'deleted_at', OLD."deleted_at"), NULL FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_channel_insert AFTER INSERT ON channel BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'channel', NEW.id, NEW.uid, 'i', NULL, NULL FROM change_cursor WHERE mode = 1; END;

CREATE TRIGGER log_channel_tag_delete AFTER DELETE ON channel_tag BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'channel_tag', OLD.id, OLD.uid, 'd', json_object('channel_id', OLD."channel_id", 'tag_id', OLD."tag_id"), NULL FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_channel_tag_insert AFTER INSERT ON channel_tag BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'channel_tag', NEW.id, NEW.uid, 'i', NULL, NULL FROM change_cursor WHERE mode = 1; END;

CREATE TRIGGER log_channel_tag_update AFTER UPDATE ON channel_tag WHEN OLD."channel_id" IS NOT NEW."channel_id" OR OLD."tag_id" IS NOT NEW."tag_id" BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'channel_tag', NEW.id, NEW.uid, 'u', (SELECT json_group_object(k, v) FROM (SELECT 'channel_id' AS k, OLD."channel_id" AS v WHERE OLD."channel_id" IS NOT NEW."channel_id" UNION ALL SELECT 'tag_id' AS k, OLD."tag_id" AS v WHERE OLD."tag_id" IS NOT NEW."tag_id")), (SELECT json_group_object(k, v) FROM (SELECT 'channel_id' AS k, NEW."channel_id" AS v WHERE OLD."channel_id" IS NOT NEW."channel_id" UNION ALL SELECT 'tag_id' AS k, NEW."tag_id" AS v WHERE OLD."tag_id" IS NOT NEW."tag_id")) FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_channel_update AFTER UPDATE ON channel WHEN OLD."community_id" IS NOT NEW."community_id" OR OLD."kind" IS NOT NEW."kind" OR OLD."is_group" IS NOT NEW."is_group" OR OLD."name" IS NOT NEW."name" OR OLD."number" IS NOT NEW."number" OR OLD."account" IS NOT NEW."account" OR OLD."operator_id" IS NOT NEW."operator_id" OR OLD."opened_on" IS NOT NEW."opened_on" OR OLD."state" IS NOT NEW."state" OR OLD."capacity" IS NOT NEW."capacity" OR OLD."link" IS NOT NEW."link" OR OLD."color" IS NOT NEW."color" OR OLD."qr_expires_on" IS NOT NEW."qr_expires_on" OR OLD."qr_attachment_id" IS NOT NEW."qr_attachment_id" OR OLD."announcement" IS NOT NEW."announcement" OR OLD."announcement_at" IS NOT NEW."announcement_at" OR OLD."announcement_review_on" IS NOT NEW."announcement_review_on" OR OLD."note" IS NOT NEW."note" OR OLD."custom" IS NOT NEW."custom" OR OLD."position" IS NOT NEW."position" OR OLD."created_at" IS NOT NEW."created_at" OR OLD."deleted_at" IS NOT NEW."deleted_at" BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'channel', NEW.id, NEW.uid, 'u', (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, OLD."community_id" AS v WHERE OLD."community_id" IS NOT NEW."community_id" UNION ALL SELECT 'kind' AS k, OLD."kind" AS v WHERE OLD."kind" IS NOT NEW."kind" UNION ALL SELECT 'is_group' AS k, OLD."is_group" AS v WHERE OLD."is_group" IS NOT NEW."is_group" UNION ALL SELECT 'name' AS k, OLD."name" AS v WHERE OLD."name" IS NOT NEW."name" UNION ALL SELECT 'number' AS k, OLD."number" AS v WHERE OLD."number" IS NOT NEW."number" UNION ALL SELECT 'account' AS k, OLD."account" AS v WHERE OLD."account" IS NOT NEW."account" UNION ALL SELECT 'operator_id' AS k, OLD."operator_id" AS v WHERE OLD."operator_id" IS NOT NEW."operator_id" UNION ALL SELECT 'opened_on' AS k, OLD."opened_on" AS v WHERE OLD."opened_on" IS NOT NEW."opened_on" UNION ALL SELECT 'state' AS k, OLD."state" AS v WHERE OLD."state" IS NOT NEW."state" UNION ALL SELECT 'capacity' AS k, OLD."capacity" AS v WHERE OLD."capacity" IS NOT NEW."capacity" UNION ALL SELECT 'link' AS k, OLD."link" AS v WHERE OLD."link" IS NOT NEW."link" UNION ALL SELECT 'color' AS k, OLD."color" AS v WHERE OLD."color" IS NOT NEW."color" UNION ALL SELECT 'qr_expires_on' AS k, OLD."qr_expires_on" AS v WHERE OLD."qr_expires_on" IS NOT NEW."qr_expires_on" UNION ALL SELECT 'qr_attachment_id' AS k, OLD."qr_attachment_id" AS v WHERE OLD."qr_attachment_id" IS NOT NEW."qr_attachment_id" UNION ALL SELECT 'announcement' AS k, OLD."announcement" AS v WHERE OLD."announcement" IS NOT NEW."announcement" UNION ALL SELECT 'announcement_at' AS k, OLD."announcement_at" AS v WHERE OLD."announcement_at" IS NOT NEW."announcement_at" UNION ALL SELECT 'announcement_review_on' AS k, OLD."announcement_review_on" AS v WHERE OLD."announcement_review_on" IS NOT NEW."announcement_review_on" UNION ALL SELECT 'note' AS k, OLD."note" AS v WHERE OLD."note" IS NOT NEW."note" UNION ALL SELECT 'custom' AS k, OLD."custom" AS v WHERE OLD."custom" IS NOT NEW."custom" UNION ALL SELECT 'position' AS k, OLD."position" AS v WHERE OLD."position" IS NOT NEW."position" UNION ALL SELECT 'created_at' AS k, OLD."created_at" AS v WHERE OLD."created_at" IS NOT NEW."created_at" UNION ALL SELECT 'deleted_at' AS k, OLD."deleted_at" AS v WHERE OLD."deleted_at" IS NOT NEW."deleted_at")), (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, NEW."community_id" AS v WHERE OLD."community_id" IS NOT NEW."community_id" UNION ALL SELECT 'kind' AS k, NEW."kind" AS v WHERE OLD."kind" IS NOT NEW."kind" UNION ALL SELECT 'is_group' AS k, NEW."is_group" AS v WHERE OLD."is_group" IS NOT NEW."is_group" UNION ALL SELECT 'name' AS k, NEW."name" AS v WHERE OLD."name" IS NOT NEW."name" UNION ALL SELECT 'number' AS k, NEW."number" AS v WHERE OLD."number" IS NOT NEW."number" UNION ALL SELECT 'account' AS k, NEW."account" AS v WHERE OLD."account" IS NOT NEW."account" UNION ALL SELECT 'operator_id' AS k, NEW."operator_id" AS v WHERE OLD."operator_id" IS NOT NEW."operator_id" UNION ALL SELECT 'opened_on' AS k, NEW."opened_on" AS v WHERE OLD."opened_on" IS NOT NEW."opened_on" UNION ALL SELECT 'state' AS k, NEW."state" AS v WHERE OLD."state" IS NOT NEW."state" UNION ALL SELECT 'capacity' AS k, NEW."capacity" AS v WHERE OLD."capacity" IS NOT NEW."capacity" UNION ALL SELECT 'link' AS k, NEW."link" AS v WHERE OLD."link" IS NOT NEW."link" UNION ALL SELECT 'color' AS k, NEW."color" AS v WHERE OLD."color" IS NOT NEW."color" UNION ALL SELECT 'qr_expires_on' AS k, NEW."qr_expires_on" AS v WHERE OLD."qr_expires_on" IS NOT NEW."qr_expires_on" UNION ALL SELECT 'qr_attachment_id' AS k, NEW."qr_attachment_id" AS v WHERE OLD."qr_attachment_id" IS NOT NEW."qr_attachment_id" UNION ALL SELECT 'announcement' AS k, NEW."announcement" AS v WHERE OLD."announcement" IS NOT NEW."announcement" UNION ALL SELECT 'announcement_at' AS k, NEW."announcement_at" AS v WHERE OLD."announcement_at" IS NOT NEW."announcement_at" UNION ALL SELECT 'announcement_review_on' AS k, NEW."announcement_review_on" AS v WHERE OLD."announcement_review_on" IS NOT NEW."announcement_review_on" UNION ALL SELECT 'note' AS k, NEW."note" AS v WHERE OLD."note" IS NOT NEW."note" UNION ALL SELECT 'custom' AS k, NEW."custom" AS v WHERE OLD."custom" IS NOT NEW."custom" UNION ALL SELECT 'position' AS k, NEW."position" AS v WHERE OLD."position" IS NOT NEW."position" UNION ALL SELECT 'created_at' AS k, NEW."created_at" AS v WHERE OLD."created_at" IS NOT NEW."created_at" UNION ALL SELECT 'deleted_at' AS k, NEW."deleted_at" AS v WHERE OLD."deleted_at" IS NOT NEW."deleted_at")) FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_community_delete AFTER DELETE ON community BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'community', OLD.id, OLD.uid, 'd', json_object('name', OLD."name", 'tz', OLD."tz", 'scale', OLD."scale", 'review_on', OLD."review_on", 'is_demo', OLD."is_demo", 'position', OLD."position", 'created_at', OLD."created_at", 'deleted_at', OLD."deleted_at"), NULL FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_community_insert AFTER INSERT ON community BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'community', NEW.id, NEW.uid, 'i', NULL, NULL FROM change_cursor WHERE mode = 1; END;

CREATE TRIGGER log_community_update AFTER UPDATE ON community WHEN OLD."name" IS NOT NEW."name" OR OLD."tz" IS NOT NEW."tz" OR OLD."scale" IS NOT NEW."scale" OR OLD."review_on" IS NOT NEW."review_on" OR OLD."is_demo" IS NOT NEW."is_demo" OR OLD."position" IS NOT NEW."position" OR OLD."created_at" IS NOT NEW."created_at" OR OLD."deleted_at" IS NOT NEW."deleted_at" BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'community', NEW.id, NEW.uid, 'u', (SELECT json_group_object(k, v) FROM (SELECT 'name' AS k, OLD."name" AS v WHERE OLD."name" IS NOT NEW."name" UNION ALL SELECT 'tz' AS k, OLD."tz" AS v WHERE OLD."tz" IS NOT NEW."tz" UNION ALL SELECT 'scale' AS k, OLD."scale" AS v WHERE OLD."scale" IS NOT NEW."scale" UNION ALL SELECT 'review_on' AS k, OLD."review_on" AS v WHERE OLD."review_on" IS NOT NEW."review_on" UNION ALL SELECT 'is_demo' AS k, OLD."is_demo" AS v WHERE OLD."is_demo" IS NOT NEW."is_demo" UNION ALL SELECT 'position' AS k, OLD."position" AS v WHERE OLD."position" IS NOT NEW."position" UNION ALL SELECT 'created_at' AS k, OLD."created_at" AS v WHERE OLD."created_at" IS NOT NEW."created_at" UNION ALL SELECT 'deleted_at' AS k, OLD."deleted_at" AS v WHERE OLD."deleted_at" IS NOT NEW."deleted_at")), (SELECT json_group_object(k, v) FROM (SELECT 'name' AS k, NEW."name" AS v WHERE OLD."name" IS NOT NEW."name" UNION ALL SELECT 'tz' AS k, NEW."tz" AS v WHERE OLD."tz" IS NOT NEW."tz" UNION ALL SELECT 'scale' AS k, NEW."scale" AS v WHERE OLD."scale" IS NOT NEW."scale" UNION ALL SELECT 'review_on' AS k, NEW."review_on" AS v WHERE OLD."review_on" IS NOT NEW."review_on" UNION ALL SELECT 'is_demo' AS k, NEW."is_demo" AS v WHERE OLD."is_demo" IS NOT NEW."is_demo" UNION ALL SELECT 'position' AS k, NEW."position" AS v WHERE OLD."position" IS NOT NEW."position" UNION ALL SELECT 'created_at' AS k, NEW."created_at" AS v WHERE OLD."created_at" IS NOT NEW."created_at" UNION ALL SELECT 'deleted_at' AS k, NEW."deleted_at" AS v WHERE OLD."deleted_at" IS NOT NEW."deleted_at")) FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_contact_delete AFTER DELETE ON contact BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'contact', OLD.id, OLD.uid, 'd', json_object('member_id', OLD."member_id", 'way', OLD."way", 'on_day', OLD."on_day", 'text', OLD."text", 'follow_up_on', OLD."follow_up_on", 'followed_up', OLD."followed_up", 'operator_id', OLD."operator_id"), NULL FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_contact_insert AFTER INSERT ON contact BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'contact', NEW.id, NEW.uid, 'i', NULL, NULL FROM change_cursor WHERE mode = 1; END;

CREATE TRIGGER log_contact_update AFTER UPDATE ON contact WHEN OLD."member_id" IS NOT NEW."member_id" OR OLD."way" IS NOT NEW."way" OR OLD."on_day" IS NOT NEW."on_day" OR OLD."text" IS NOT NEW."text" OR OLD."follow_up_on" IS NOT NEW."follow_up_on" OR OLD."followed_up" IS NOT NEW."followed_up" OR OLD."operator_id" IS NOT NEW."operator_id" BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'contact', NEW.id, NEW.uid, 'u', (SELECT json_group_object(k, v) FROM (SELECT 'member_id' AS k, OLD."member_id" AS v WHERE OLD."member_id" IS NOT NEW."member_id" UNION ALL SELECT 'way' AS k, OLD."way" AS v WHERE OLD."way" IS NOT NEW."way" UNION ALL SELECT 'on_day' AS k, OLD."on_day" AS v WHERE OLD."on_day" IS NOT NEW."on_day" UNION ALL SELECT 'text' AS k, OLD."text" AS v WHERE OLD."text" IS NOT NEW."text" UNION ALL SELECT 'follow_up_on' AS k, OLD."follow_up_on" AS v WHERE OLD."follow_up_on" IS NOT NEW."follow_up_on" UNION ALL SELECT 'followed_up' AS k, OLD."followed_up" AS v WHERE OLD."followed_up" IS NOT NEW."followed_up" UNION ALL SELECT 'operator_id' AS k, OLD."operator_id" AS v WHERE OLD."operator_id" IS NOT NEW."operator_id")), (SELECT json_group_object(k, v) FROM (SELECT 'member_id' AS k, NEW."member_id" AS v WHERE OLD."member_id" IS NOT NEW."member_id" UNION ALL SELECT 'way' AS k, NEW."way" AS v WHERE OLD."way" IS NOT NEW."way" UNION ALL SELECT 'on_day' AS k, NEW."on_day" AS v WHERE OLD."on_day" IS NOT NEW."on_day" UNION ALL SELECT 'text' AS k, NEW."text" AS v WHERE OLD."text" IS NOT NEW."text" UNION ALL SELECT 'follow_up_on' AS k, NEW."follow_up_on" AS v WHERE OLD."follow_up_on" IS NOT NEW."follow_up_on" UNION ALL SELECT 'followed_up' AS k, NEW."followed_up" AS v WHERE OLD."followed_up" IS NOT NEW."followed_up" UNION ALL SELECT 'operator_id' AS k, NEW."operator_id" AS v WHERE OLD."operator_id" IS NOT NEW."operator_id")) FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_content_channel_delete AFTER DELETE ON content_channel BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'content_channel', OLD.id, OLD.uid, 'd', json_object('content_id', OLD."content_id", 'channel_id', OLD."channel_id"), NULL FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_content_channel_insert AFTER INSERT ON content_channel BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'content_channel', NEW.id, NEW.uid, 'i', NULL, NULL FROM change_cursor WHERE mode = 1; END;

CREATE TRIGGER log_content_channel_update AFTER UPDATE ON content_channel WHEN OLD."content_id" IS NOT NEW."content_id" OR OLD."channel_id" IS NOT NEW."channel_id" BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'content_channel', NEW.id, NEW.uid, 'u', (SELECT json_group_object(k, v) FROM (SELECT 'content_id' AS k, OLD."content_id" AS v WHERE OLD."content_id" IS NOT NEW."content_id" UNION ALL SELECT 'channel_id' AS k, OLD."channel_id" AS v WHERE OLD."channel_id" IS NOT NEW."channel_id")), (SELECT json_group_object(k, v) FROM (SELECT 'content_id' AS k, NEW."content_id" AS v WHERE OLD."content_id" IS NOT NEW."content_id" UNION ALL SELECT 'channel_id' AS k, NEW."channel_id" AS v WHERE OLD."channel_id" IS NOT NEW."channel_id")) FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_content_delete AFTER DELETE ON content BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'content', OLD.id, OLD.uid, 'd', json_object('community_id', OLD."community_id", 'title', OLD."title", 'titled', OLD."titled", 'state', OLD."state", 'owner_id', OLD."owner_id", 'reviewer_id', OLD."reviewer_id", 'pillar_id', OLD."pillar_id", 'schedule_id', OLD."schedule_id", 'language', OLD."language", 'note', OLD."note", 'custom', OLD."custom", 'board_position', OLD."board_position", 'created_at', OLD."created_at", 'updated_at', OLD."updated_at", 'deleted_at', OLD."deleted_at"), NULL FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_content_insert AFTER INSERT ON content BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'content', NEW.id, NEW.uid, 'i', NULL, NULL FROM change_cursor WHERE mode = 1; END;

CREATE TRIGGER log_content_update AFTER UPDATE ON content WHEN OLD."community_id" IS NOT NEW."community_id" OR OLD."title" IS NOT NEW."title" OR OLD."titled" IS NOT NEW."titled" OR OLD."state" IS NOT NEW."state" OR OLD."owner_id" IS NOT NEW."owner_id" OR OLD."reviewer_id" IS NOT NEW."reviewer_id" OR OLD."pillar_id" IS NOT NEW."pillar_id" OR OLD."schedule_id" IS NOT NEW."schedule_id" OR OLD."language" IS NOT NEW."language" OR OLD."note" IS NOT NEW."note" OR OLD."custom" IS NOT NEW."custom" OR OLD."board_position" IS NOT NEW."board_position" OR OLD."created_at" IS NOT NEW."created_at" OR OLD."updated_at" IS NOT NEW."updated_at" OR OLD."deleted_at" IS NOT NEW."deleted_at" BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'content', NEW.id, NEW.uid, 'u', (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, OLD."community_id" AS v WHERE OLD."community_id" IS NOT NEW."community_id" UNION ALL SELECT 'title' AS k, OLD."title" AS v WHERE OLD."title" IS NOT NEW."title" UNION ALL SELECT 'titled' AS k, OLD."titled" AS v WHERE OLD."titled" IS NOT NEW."titled" UNION ALL SELECT 'state' AS k, OLD."state" AS v WHERE OLD."state" IS NOT NEW."state" UNION ALL SELECT 'owner_id' AS k, OLD."owner_id" AS v WHERE OLD."owner_id" IS NOT NEW."owner_id" UNION ALL SELECT 'reviewer_id' AS k, OLD."reviewer_id" AS v WHERE OLD."reviewer_id" IS NOT NEW."reviewer_id" UNION ALL SELECT 'pillar_id' AS k, OLD."pillar_id" AS v WHERE OLD."pillar_id" IS NOT NEW."pillar_id" UNION ALL SELECT 'schedule_id' AS k, OLD."schedule_id" AS v WHERE OLD."schedule_id" IS NOT NEW."schedule_id" UNION ALL SELECT 'language' AS k, OLD."language" AS v WHERE OLD."language" IS NOT NEW."language" UNION ALL SELECT 'note' AS k, OLD."note" AS v WHERE OLD."note" IS NOT NEW."note" UNION ALL SELECT 'custom' AS k, OLD."custom" AS v WHERE OLD."custom" IS NOT NEW."custom" UNION ALL SELECT 'board_position' AS k, OLD."board_position" AS v WHERE OLD."board_position" IS NOT NEW."board_position" UNION ALL SELECT 'created_at' AS k, OLD."created_at" AS v WHERE OLD."created_at" IS NOT NEW."created_at" UNION ALL SELECT 'updated_at' AS k, OLD."updated_at" AS v WHERE OLD."updated_at" IS NOT NEW."updated_at" UNION ALL SELECT 'deleted_at' AS k, OLD."deleted_at" AS v WHERE OLD."deleted_at" IS NOT NEW."deleted_at")), (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, NEW."community_id" AS v WHERE OLD."community_id" IS NOT NEW."community_id" UNION ALL SELECT 'title' AS k, NEW."title" AS v WHERE OLD."title" IS NOT NEW."title" UNION ALL SELECT 'titled' AS k, NEW."titled" AS v WHERE OLD."titled" IS NOT NEW."titled" UNION ALL SELECT 'state' AS k, NEW."state" AS v WHERE OLD."state" IS NOT NEW."state" UNION ALL SELECT 'owner_id' AS k, NEW."owner_id" AS v WHERE OLD."owner_id" IS NOT NEW."owner_id" UNION ALL SELECT 'reviewer_id' AS k, NEW."reviewer_id" AS v WHERE OLD."reviewer_id" IS NOT NEW."reviewer_id" UNION ALL SELECT 'pillar_id' AS k, NEW."pillar_id" AS v WHERE OLD."pillar_id" IS NOT NEW."pillar_id" UNION ALL SELECT 'schedule_id' AS k, NEW."schedule_id" AS v WHERE OLD."schedule_id" IS NOT NEW."schedule_id" UNION ALL SELECT 'language' AS k, NEW."language" AS v WHERE OLD."language" IS NOT NEW."language" UNION ALL SELECT 'note' AS k, NEW."note" AS v WHERE OLD."note" IS NOT NEW."note" UNION ALL SELECT 'custom' AS k, NEW."custom" AS v WHERE OLD."custom" IS NOT NEW."custom" UNION ALL SELECT 'board_position' AS k, NEW."board_position" AS v WHERE OLD."board_position" IS NOT NEW."board_position" UNION ALL SELECT 'created_at' AS k, NEW."created_at" AS v WHERE OLD."created_at" IS NOT NEW."created_at" UNION ALL SELECT 'updated_at' AS k, NEW."updated_at" AS v WHERE OLD."updated_at" IS NOT NEW."updated_at" UNION ALL SELECT 'deleted_at' AS k, NEW."deleted_at" AS v WHERE OLD."deleted_at" IS NOT NEW."deleted_at")) FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_day_note_delete AFTER DELETE ON day_note BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'day_note', OLD.id, OLD.uid, 'd', json_object('day', OLD."day", 'kind', OLD."kind", 'name', OLD."name"), NULL FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_day_note_insert AFTER INSERT ON day_note BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'day_note', NEW.id, NEW.uid, 'i', NULL, NULL FROM change_cursor WHERE mode = 1; END;

CREATE TRIGGER log_day_note_update AFTER UPDATE ON day_note WHEN OLD."day" IS NOT NEW."day" OR OLD."kind" IS NOT NEW."kind" OR OLD."name" IS NOT NEW."name" BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'day_note', NEW.id, NEW.uid, 'u', (SELECT json_group_object(k, v) FROM (SELECT 'day' AS k, OLD."day" AS v WHERE OLD."day" IS NOT NEW."day" UNION ALL SELECT 'kind' AS k, OLD."kind" AS v WHERE OLD."kind" IS NOT NEW."kind" UNION ALL SELECT 'name' AS k, OLD."name" AS v WHERE OLD."name" IS NOT NEW."name")), (SELECT json_group_object(k, v) FROM (SELECT 'day' AS k, NEW."day" AS v WHERE OLD."day" IS NOT NEW."day" UNION ALL SELECT 'kind' AS k, NEW."kind" AS v WHERE OLD."kind" IS NOT NEW."kind" UNION ALL SELECT 'name' AS k, NEW."name" AS v WHERE OLD."name" IS NOT NEW."name")) FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_delivery_delete AFTER DELETE ON delivery BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'delivery', OLD.id, OLD.uid, 'd', json_object('content_id', OLD."content_id", 'channel_id', OLD."channel_id", 'original', OLD."original", 'state', OLD."state", 'at', OLD."at", 'operator_id', OLD."operator_id", 'reason', OLD."reason"), NULL FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_delivery_insert AFTER INSERT ON delivery BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'delivery', NEW.id, NEW.uid, 'i', NULL, NULL FROM change_cursor WHERE mode = 1; END;

CREATE TRIGGER log_delivery_update AFTER UPDATE ON delivery WHEN OLD."content_id" IS NOT NEW."content_id" OR OLD."channel_id" IS NOT NEW."channel_id" OR OLD."original" IS NOT NEW."original" OR OLD."state" IS NOT NEW."state" OR OLD."at" IS NOT NEW."at" OR OLD."operator_id" IS NOT NEW."operator_id" OR OLD."reason" IS NOT NEW."reason" BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'delivery', NEW.id, NEW.uid, 'u', (SELECT json_group_object(k, v) FROM (SELECT 'content_id' AS k, OLD."content_id" AS v WHERE OLD."content_id" IS NOT NEW."content_id" UNION ALL SELECT 'channel_id' AS k, OLD."channel_id" AS v WHERE OLD."channel_id" IS NOT NEW."channel_id" UNION ALL SELECT 'original' AS k, OLD."original" AS v WHERE OLD."original" IS NOT NEW."original" UNION ALL SELECT 'state' AS k, OLD."state" AS v WHERE OLD."state" IS NOT NEW."state" UNION ALL SELECT 'at' AS k, OLD."at" AS v WHERE OLD."at" IS NOT NEW."at" UNION ALL SELECT 'operator_id' AS k, OLD."operator_id" AS v WHERE OLD."operator_id" IS NOT NEW."operator_id" UNION ALL SELECT 'reason' AS k, OLD."reason" AS v WHERE OLD."reason" IS NOT NEW."reason")), (SELECT json_group_object(k, v) FROM (SELECT 'content_id' AS k, NEW."content_id" AS v WHERE OLD."content_id" IS NOT NEW."content_id" UNION ALL SELECT 'channel_id' AS k, NEW."channel_id" AS v WHERE OLD."channel_id" IS NOT NEW."channel_id" UNION ALL SELECT 'original' AS k, NEW."original" AS v WHERE OLD."original" IS NOT NEW."original" UNION ALL SELECT 'state' AS k, NEW."state" AS v WHERE OLD."state" IS NOT NEW."state" UNION ALL SELECT 'at' AS k, NEW."at" AS v WHERE OLD."at" IS NOT NEW."at" UNION ALL SELECT 'operator_id' AS k, NEW."operator_id" AS v WHERE OLD."operator_id" IS NOT NEW."operator_id" UNION ALL SELECT 'reason' AS k, NEW."reason" AS v WHERE OLD."reason" IS NOT NEW."reason")) FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_erased_author_delete AFTER DELETE ON erased_author BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'erased_author', OLD.id, OLD.uid, 'd', json_object('community_id', OLD."community_id", 'platform', OLD."platform", 'digest', CASE WHEN OLD."digest" IS NOT NULL THEN json_object('$hex', hex(OLD."digest")) END, 'by_name', OLD."by_name", 'number', OLD."number"), NULL FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_erased_author_insert AFTER INSERT ON erased_author BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'erased_author', NEW.id, NEW.uid, 'i', NULL, NULL FROM change_cursor WHERE mode = 1; END;

CREATE TRIGGER log_erased_author_update AFTER UPDATE ON erased_author WHEN OLD."community_id" IS NOT NEW."community_id" OR OLD."platform" IS NOT NEW."platform" OR OLD."by_name" IS NOT NEW."by_name" OR OLD."number" IS NOT NEW."number" BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; SELECT RAISE(ABORT, 'packed data changed in place') WHERE OLD."digest" IS NOT NEW."digest"; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'erased_author', NEW.id, NEW.uid, 'u', (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, OLD."community_id" AS v WHERE OLD."community_id" IS NOT NEW."community_id" UNION ALL SELECT 'platform' AS k, OLD."platform" AS v WHERE OLD."platform" IS NOT NEW."platform" UNION ALL SELECT 'by_name' AS k, OLD."by_name" AS v WHERE OLD."by_name" IS NOT NEW."by_name" UNION ALL SELECT 'number' AS k, OLD."number" AS v WHERE OLD."number" IS NOT NEW."number")), (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, NEW."community_id" AS v WHERE OLD."community_id" IS NOT NEW."community_id" UNION ALL SELECT 'platform' AS k, NEW."platform" AS v WHERE OLD."platform" IS NOT NEW."platform" UNION ALL SELECT 'by_name' AS k, NEW."by_name" AS v WHERE OLD."by_name" IS NOT NEW."by_name" UNION ALL SELECT 'number' AS k, NEW."number" AS v WHERE OLD."number" IS NOT NEW."number")) FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_feedback_delete AFTER DELETE ON feedback BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'feedback', OLD.id, OLD.uid, 'd', json_object('community_id', OLD."community_id", 'quote', OLD."quote", 'kind', OLD."kind", 'member_id', OLD."member_id", 'channel_id', OLD."channel_id", 'owner_id', OLD."owner_id", 'state', OLD."state", 'reply', OLD."reply", 'told', OLD."told", 'on_day', OLD."on_day", 'replied_on', OLD."replied_on", 'closed_on', OLD."closed_on"), NULL FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_feedback_insert AFTER INSERT ON feedback BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'feedback', NEW.id, NEW.uid, 'i', NULL, NULL FROM change_cursor WHERE mode = 1; END;

CREATE TRIGGER log_feedback_update AFTER UPDATE ON feedback WHEN OLD."community_id" IS NOT NEW."community_id" OR OLD."quote" IS NOT NEW."quote" OR OLD."kind" IS NOT NEW."kind" OR OLD."member_id" IS NOT NEW."member_id" OR OLD."channel_id" IS NOT NEW."channel_id" OR OLD."owner_id" IS NOT NEW."owner_id" OR OLD."state" IS NOT NEW."state" OR OLD."reply" IS NOT NEW."reply" OR OLD."told" IS NOT NEW."told" OR OLD."on_day" IS NOT NEW."on_day" OR OLD."replied_on" IS NOT NEW."replied_on" OR OLD."closed_on" IS NOT NEW."closed_on" BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'feedback', NEW.id, NEW.uid, 'u', (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, OLD."community_id" AS v WHERE OLD."community_id" IS NOT NEW."community_id" UNION ALL SELECT 'quote' AS k, OLD."quote" AS v WHERE OLD."quote" IS NOT NEW."quote" UNION ALL SELECT 'kind' AS k, OLD."kind" AS v WHERE OLD."kind" IS NOT NEW."kind" UNION ALL SELECT 'member_id' AS k, OLD."member_id" AS v WHERE OLD."member_id" IS NOT NEW."member_id" UNION ALL SELECT 'channel_id' AS k, OLD."channel_id" AS v WHERE OLD."channel_id" IS NOT NEW."channel_id" UNION ALL SELECT 'owner_id' AS k, OLD."owner_id" AS v WHERE OLD."owner_id" IS NOT NEW."owner_id" UNION ALL SELECT 'state' AS k, OLD."state" AS v WHERE OLD."state" IS NOT NEW."state" UNION ALL SELECT 'reply' AS k, OLD."reply" AS v WHERE OLD."reply" IS NOT NEW."reply" UNION ALL SELECT 'told' AS k, OLD."told" AS v WHERE OLD."told" IS NOT NEW."told" UNION ALL SELECT 'on_day' AS k, OLD."on_day" AS v WHERE OLD."on_day" IS NOT NEW."on_day" UNION ALL SELECT 'replied_on' AS k, OLD."replied_on" AS v WHERE OLD."replied_on" IS NOT NEW."replied_on" UNION ALL SELECT 'closed_on' AS k, OLD."closed_on" AS v WHERE OLD."closed_on" IS NOT NEW."closed_on")), (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, NEW."community_id" AS v WHERE OLD."community_id" IS NOT NEW."community_id" UNION ALL SELECT 'quote' AS k, NEW."quote" AS v WHERE OLD."quote" IS NOT NEW."quote" UNION ALL SELECT 'kind' AS k, NEW."kind" AS v WHERE OLD."kind" IS NOT NEW."kind" UNION ALL SELECT 'member_id' AS k, NEW."member_id" AS v WHERE OLD."member_id" IS NOT NEW."member_id" UNION ALL SELECT 'channel_id' AS k, NEW."channel_id" AS v WHERE OLD."channel_id" IS NOT NEW."channel_id" UNION ALL SELECT 'owner_id' AS k, NEW."owner_id" AS v WHERE OLD."owner_id" IS NOT NEW."owner_id" UNION ALL SELECT 'state' AS k, NEW."state" AS v WHERE OLD."state" IS NOT NEW."state" UNION ALL SELECT 'reply' AS k, NEW."reply" AS v WHERE OLD."reply" IS NOT NEW."reply" UNION ALL SELECT 'told' AS k, NEW."told" AS v WHERE OLD."told" IS NOT NEW."told" UNION ALL SELECT 'on_day' AS k, NEW."on_day" AS v WHERE OLD."on_day" IS NOT NEW."on_day" UNION ALL SELECT 'replied_on' AS k, NEW."replied_on" AS v WHERE OLD."replied_on" IS NOT NEW."replied_on" UNION ALL SELECT 'closed_on' AS k, NEW."closed_on" AS v WHERE OLD."closed_on" IS NOT NEW."closed_on")) FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_field_def_delete AFTER DELETE ON field_def BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'field_def', OLD.id, OLD.uid, 'd', json_object('community_id', OLD."community_id", 'subject', OLD."subject", 'name', OLD."name", 'kind', OLD."kind", 'options', OLD."options", 'position', OLD."position"), NULL FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_field_def_insert AFTER INSERT ON field_def BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'field_def', NEW.id, NEW.uid, 'i', NULL, NULL FROM change_cursor WHERE mode = 1; END;

CREATE TRIGGER log_field_def_update AFTER UPDATE ON field_def WHEN OLD."community_id" IS NOT NEW."community_id" OR OLD."subject" IS NOT NEW."subject" OR OLD."name" IS NOT NEW."name" OR OLD."kind" IS NOT NEW."kind" OR OLD."options" IS NOT NEW."options" OR OLD."position" IS NOT NEW."position" BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'field_def', NEW.id, NEW.uid, 'u', (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, OLD."community_id" AS v WHERE OLD."community_id" IS NOT NEW."community_id" UNION ALL SELECT 'subject' AS k, OLD."subject" AS v WHERE OLD."subject" IS NOT NEW."subject" UNION ALL SELECT 'name' AS k, OLD."name" AS v WHERE OLD."name" IS NOT NEW."name" UNION ALL SELECT 'kind' AS k, OLD."kind" AS v WHERE OLD."kind" IS NOT NEW."kind" UNION ALL SELECT 'options' AS k, OLD."options" AS v WHERE OLD."options" IS NOT NEW."options" UNION ALL SELECT 'position' AS k, OLD."position" AS v WHERE OLD."position" IS NOT NEW."position")), (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, NEW."community_id" AS v WHERE OLD."community_id" IS NOT NEW."community_id" UNION ALL SELECT 'subject' AS k, NEW."subject" AS v WHERE OLD."subject" IS NOT NEW."subject" UNION ALL SELECT 'name' AS k, NEW."name" AS v WHERE OLD."name" IS NOT NEW."name" UNION ALL SELECT 'kind' AS k, NEW."kind" AS v WHERE OLD."kind" IS NOT NEW."kind" UNION ALL SELECT 'options' AS k, NEW."options" AS v WHERE OLD."options" IS NOT NEW."options" UNION ALL SELECT 'position' AS k, NEW."position" AS v WHERE OLD."position" IS NOT NEW."position")) FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_figure_def_delete AFTER DELETE ON figure_def BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'figure_def', OLD.id, OLD.uid, 'd', json_object('community_id', OLD."community_id", 'key', OLD."key", 'name', OLD."name", 'unit', OLD."unit", 'decimals', OLD."decimals", 'position', OLD."position"), NULL FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_figure_def_insert AFTER INSERT ON figure_def BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'figure_def', NEW.id, NEW.uid, 'i', NULL, NULL FROM change_cursor WHERE mode = 1; END;

CREATE TRIGGER log_figure_def_update AFTER UPDATE ON figure_def WHEN OLD."community_id" IS NOT NEW."community_id" OR OLD."key" IS NOT NEW."key" OR OLD."name" IS NOT NEW."name" OR OLD."unit" IS NOT NEW."unit" OR OLD."decimals" IS NOT NEW."decimals" OR OLD."position" IS NOT NEW."position" BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'figure_def', NEW.id, NEW.uid, 'u', (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, OLD."community_id" AS v WHERE OLD."community_id" IS NOT NEW."community_id" UNION ALL SELECT 'key' AS k, OLD."key" AS v WHERE OLD."key" IS NOT NEW."key" UNION ALL SELECT 'name' AS k, OLD."name" AS v WHERE OLD."name" IS NOT NEW."name" UNION ALL SELECT 'unit' AS k, OLD."unit" AS v WHERE OLD."unit" IS NOT NEW."unit" UNION ALL SELECT 'decimals' AS k, OLD."decimals" AS v WHERE OLD."decimals" IS NOT NEW."decimals" UNION ALL SELECT 'position' AS k, OLD."position" AS v WHERE OLD."position" IS NOT NEW."position")), (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, NEW."community_id" AS v WHERE OLD."community_id" IS NOT NEW."community_id" UNION ALL SELECT 'key' AS k, NEW."key" AS v WHERE OLD."key" IS NOT NEW."key" UNION ALL SELECT 'name' AS k, NEW."name" AS v WHERE OLD."name" IS NOT NEW."name" UNION ALL SELECT 'unit' AS k, NEW."unit" AS v WHERE OLD."unit" IS NOT NEW."unit" UNION ALL SELECT 'decimals' AS k, NEW."decimals" AS v WHERE OLD."decimals" IS NOT NEW."decimals" UNION ALL SELECT 'position' AS k, NEW."position" AS v WHERE OLD."position" IS NOT NEW."position")) FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_finding_delete AFTER DELETE ON finding BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'finding', OLD.id, OLD.uid, 'd', json_object('member_id', OLD."member_id", 'kind', OLD."kind", 'text', OLD."text", 'evidence', OLD."evidence", 'on_day', OLD."on_day"), NULL FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_finding_insert AFTER INSERT ON finding BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'finding', NEW.id, NEW.uid, 'i', NULL, NULL FROM change_cursor WHERE mode = 1; END;

CREATE TRIGGER log_finding_update AFTER UPDATE ON finding WHEN OLD."member_id" IS NOT NEW."member_id" OR OLD."kind" IS NOT NEW."kind" OR OLD."text" IS NOT NEW."text" OR OLD."evidence" IS NOT NEW."evidence" OR OLD."on_day" IS NOT NEW."on_day" BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'finding', NEW.id, NEW.uid, 'u', (SELECT json_group_object(k, v) FROM (SELECT 'member_id' AS k, OLD."member_id" AS v WHERE OLD."member_id" IS NOT NEW."member_id" UNION ALL SELECT 'kind' AS k, OLD."kind" AS v WHERE OLD."kind" IS NOT NEW."kind" UNION ALL SELECT 'text' AS k, OLD."text" AS v WHERE OLD."text" IS NOT NEW."text" UNION ALL SELECT 'evidence' AS k, OLD."evidence" AS v WHERE OLD."evidence" IS NOT NEW."evidence" UNION ALL SELECT 'on_day' AS k, OLD."on_day" AS v WHERE OLD."on_day" IS NOT NEW."on_day")), (SELECT json_group_object(k, v) FROM (SELECT 'member_id' AS k, NEW."member_id" AS v WHERE OLD."member_id" IS NOT NEW."member_id" UNION ALL SELECT 'kind' AS k, NEW."kind" AS v WHERE OLD."kind" IS NOT NEW."kind" UNION ALL SELECT 'text' AS k, NEW."text" AS v WHERE OLD."text" IS NOT NEW."text" UNION ALL SELECT 'evidence' AS k, NEW."evidence" AS v WHERE OLD."evidence" IS NOT NEW."evidence" UNION ALL SELECT 'on_day' AS k, NEW."on_day" AS v WHERE OLD."on_day" IS NOT NEW."on_day")) FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_hold_channel_delete AFTER DELETE ON hold_channel BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'hold_channel', OLD.id, OLD.uid, 'd', json_object('hold_id', OLD."hold_id", 'channel_id', OLD."channel_id"), NULL FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_hold_channel_insert AFTER INSERT ON hold_channel BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'hold_channel', NEW.id, NEW.uid, 'i', NULL, NULL FROM change_cursor WHERE mode = 1; END;

CREATE TRIGGER log_hold_channel_update AFTER UPDATE ON hold_channel WHEN OLD."hold_id" IS NOT NEW."hold_id" OR OLD."channel_id" IS NOT NEW."channel_id" BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'hold_channel', NEW.id, NEW.uid, 'u', (SELECT json_group_object(k, v) FROM (SELECT 'hold_id' AS k, OLD."hold_id" AS v WHERE OLD."hold_id" IS NOT NEW."hold_id" UNION ALL SELECT 'channel_id' AS k, OLD."channel_id" AS v WHERE OLD."channel_id" IS NOT NEW."channel_id")), (SELECT json_group_object(k, v) FROM (SELECT 'hold_id' AS k, NEW."hold_id" AS v WHERE OLD."hold_id" IS NOT NEW."hold_id" UNION ALL SELECT 'channel_id' AS k, NEW."channel_id" AS v WHERE OLD."channel_id" IS NOT NEW."channel_id")) FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_hold_delete AFTER DELETE ON hold BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'hold', OLD.id, OLD.uid, 'd', json_object('community_id', OLD."community_id", 'reason', OLD."reason", 'begun_at', OLD."begun_at", 'begun_by', OLD."begun_by", 'ended_at', OLD."ended_at", 'ended_by', OLD."ended_by"), NULL FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_hold_insert AFTER INSERT ON hold BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'hold', NEW.id, NEW.uid, 'i', NULL, NULL FROM change_cursor WHERE mode = 1; END;

CREATE TRIGGER log_hold_update AFTER UPDATE ON hold WHEN OLD."community_id" IS NOT NEW."community_id" OR OLD."reason" IS NOT NEW."reason" OR OLD."begun_at" IS NOT NEW."begun_at" OR OLD."begun_by" IS NOT NEW."begun_by" OR OLD."ended_at" IS NOT NEW."ended_at" OR OLD."ended_by" IS NOT NEW."ended_by" BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'hold', NEW.id, NEW.uid, 'u', (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, OLD."community_id" AS v WHERE OLD."community_id" IS NOT NEW."community_id" UNION ALL SELECT 'reason' AS k, OLD."reason" AS v WHERE OLD."reason" IS NOT NEW."reason" UNION ALL SELECT 'begun_at' AS k, OLD."begun_at" AS v WHERE OLD."begun_at" IS NOT NEW."begun_at" UNION ALL SELECT 'begun_by' AS k, OLD."begun_by" AS v WHERE OLD."begun_by" IS NOT NEW."begun_by" UNION ALL SELECT 'ended_at' AS k, OLD."ended_at" AS v WHERE OLD."ended_at" IS NOT NEW."ended_at" UNION ALL SELECT 'ended_by' AS k, OLD."ended_by" AS v WHERE OLD."ended_by" IS NOT NEW."ended_by")), (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, NEW."community_id" AS v WHERE OLD."community_id" IS NOT NEW."community_id" UNION ALL SELECT 'reason' AS k, NEW."reason" AS v WHERE OLD."reason" IS NOT NEW."reason" UNION ALL SELECT 'begun_at' AS k, NEW."begun_at" AS v WHERE OLD."begun_at" IS NOT NEW."begun_at" UNION ALL SELECT 'begun_by' AS k, NEW."begun_by" AS v WHERE OLD."begun_by" IS NOT NEW."begun_by" UNION ALL SELECT 'ended_at' AS k, NEW."ended_at" AS v WHERE OLD."ended_at" IS NOT NEW."ended_at" UNION ALL SELECT 'ended_by' AS k, NEW."ended_by" AS v WHERE OLD."ended_by" IS NOT NEW."ended_by")) FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_ics_component_delete AFTER DELETE ON ics_component BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'ics_component', OLD.id, OLD.uid, 'd', json_object('community_id', OLD."community_id", 'ical_uid', OLD."ical_uid", 'original', OLD."original", 'part', OLD."part", 'raw', OLD."raw"), NULL FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_ics_component_insert AFTER INSERT ON ics_component BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'ics_component', NEW.id, NEW.uid, 'i', NULL, NULL FROM change_cursor WHERE mode = 1; END;

CREATE TRIGGER log_ics_component_update AFTER UPDATE ON ics_component WHEN OLD."community_id" IS NOT NEW."community_id" OR OLD."ical_uid" IS NOT NEW."ical_uid" OR OLD."original" IS NOT NEW."original" OR OLD."part" IS NOT NEW."part" OR OLD."raw" IS NOT NEW."raw" BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'ics_component', NEW.id, NEW.uid, 'u', (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, OLD."community_id" AS v WHERE OLD."community_id" IS NOT NEW."community_id" UNION ALL SELECT 'ical_uid' AS k, OLD."ical_uid" AS v WHERE OLD."ical_uid" IS NOT NEW."ical_uid" UNION ALL SELECT 'original' AS k, OLD."original" AS v WHERE OLD."original" IS NOT NEW."original" UNION ALL SELECT 'part' AS k, OLD."part" AS v WHERE OLD."part" IS NOT NEW."part" UNION ALL SELECT 'raw' AS k, OLD."raw" AS v WHERE OLD."raw" IS NOT NEW."raw")), (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, NEW."community_id" AS v WHERE OLD."community_id" IS NOT NEW."community_id" UNION ALL SELECT 'ical_uid' AS k, NEW."ical_uid" AS v WHERE OLD."ical_uid" IS NOT NEW."ical_uid" UNION ALL SELECT 'original' AS k, NEW."original" AS v WHERE OLD."original" IS NOT NEW."original" UNION ALL SELECT 'part' AS k, NEW."part" AS v WHERE OLD."part" IS NOT NEW."part" UNION ALL SELECT 'raw' AS k, NEW."raw" AS v WHERE OLD."raw" IS NOT NEW."raw")) FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_ics_source_delete AFTER DELETE ON ics_source BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'ics_source', OLD.id, OLD.uid, 'd', json_object('community_id', OLD."community_id", 'ical_uid', OLD."ical_uid", 'kind', OLD."kind", 'subject_id', OLD."subject_id", 'schedule_id', OLD."schedule_id", 'sequence', OLD."sequence", 'digest', OLD."digest"), NULL FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_ics_source_insert AFTER INSERT ON ics_source BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'ics_source', NEW.id, NEW.uid, 'i', NULL, NULL FROM change_cursor WHERE mode = 1; END;

CREATE TRIGGER log_ics_source_update AFTER UPDATE ON ics_source WHEN OLD."community_id" IS NOT NEW."community_id" OR OLD."ical_uid" IS NOT NEW."ical_uid" OR OLD."kind" IS NOT NEW."kind" OR OLD."subject_id" IS NOT NEW."subject_id" OR OLD."schedule_id" IS NOT NEW."schedule_id" OR OLD."sequence" IS NOT NEW."sequence" OR OLD."digest" IS NOT NEW."digest" BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'ics_source', NEW.id, NEW.uid, 'u', (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, OLD."community_id" AS v WHERE OLD."community_id" IS NOT NEW."community_id" UNION ALL SELECT 'ical_uid' AS k, OLD."ical_uid" AS v WHERE OLD."ical_uid" IS NOT NEW."ical_uid" UNION ALL SELECT 'kind' AS k, OLD."kind" AS v WHERE OLD."kind" IS NOT NEW."kind" UNION ALL SELECT 'subject_id' AS k, OLD."subject_id" AS v WHERE OLD."subject_id" IS NOT NEW."subject_id" UNION ALL SELECT 'schedule_id' AS k, OLD."schedule_id" AS v WHERE OLD."schedule_id" IS NOT NEW."schedule_id" UNION ALL SELECT 'sequence' AS k, OLD."sequence" AS v WHERE OLD."sequence" IS NOT NEW."sequence" UNION ALL SELECT 'digest' AS k, OLD."digest" AS v WHERE OLD."digest" IS NOT NEW."digest")), (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, NEW."community_id" AS v WHERE OLD."community_id" IS NOT NEW."community_id" UNION ALL SELECT 'ical_uid' AS k, NEW."ical_uid" AS v WHERE OLD."ical_uid" IS NOT NEW."ical_uid" UNION ALL SELECT 'kind' AS k, NEW."kind" AS v WHERE OLD."kind" IS NOT NEW."kind" UNION ALL SELECT 'subject_id' AS k, NEW."subject_id" AS v WHERE OLD."subject_id" IS NOT NEW."subject_id" UNION ALL SELECT 'schedule_id' AS k, NEW."schedule_id" AS v WHERE OLD."schedule_id" IS NOT NEW."schedule_id" UNION ALL SELECT 'sequence' AS k, NEW."sequence" AS v WHERE OLD."sequence" IS NOT NEW."sequence" UNION ALL SELECT 'digest' AS k, NEW."digest" AS v WHERE OLD."digest" IS NOT NEW."digest")) FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_import_batch_delete AFTER DELETE ON import_batch BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'import_batch', OLD.id, OLD.uid, 'd', json_object('community_id', OLD."community_id", 'kind', OLD."kind", 'file', OLD."file", 'counts', OLD."counts", 'problem_counts', OLD."problem_counts", 'problems', OLD."problems", 'step_id', OLD."step_id", 'at', OLD."at", 'files', OLD."files", 'log', OLD."log", 'confirmed_by', OLD."confirmed_by", 'as_of', OLD."as_of", 'list_of', CASE WHEN OLD."list_of" IS NOT NULL THEN json_object('$hex', hex(OLD."list_of")) END), NULL FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_import_batch_insert AFTER INSERT ON import_batch BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'import_batch', NEW.id, NEW.uid, 'i', NULL, NULL FROM change_cursor WHERE mode = 1; END;

CREATE TRIGGER log_import_batch_update AFTER UPDATE ON import_batch WHEN OLD."community_id" IS NOT NEW."community_id" OR OLD."kind" IS NOT NEW."kind" OR OLD."file" IS NOT NEW."file" OR OLD."counts" IS NOT NEW."counts" OR OLD."problem_counts" IS NOT NEW."problem_counts" OR OLD."problems" IS NOT NEW."problems" OR OLD."step_id" IS NOT NEW."step_id" OR OLD."at" IS NOT NEW."at" OR OLD."files" IS NOT NEW."files" OR OLD."log" IS NOT NEW."log" OR OLD."confirmed_by" IS NOT NEW."confirmed_by" OR OLD."as_of" IS NOT NEW."as_of" BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; SELECT RAISE(ABORT, 'packed data changed in place') WHERE OLD."list_of" IS NOT NEW."list_of"; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'import_batch', NEW.id, NEW.uid, 'u', (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, OLD."community_id" AS v WHERE OLD."community_id" IS NOT NEW."community_id" UNION ALL SELECT 'kind' AS k, OLD."kind" AS v WHERE OLD."kind" IS NOT NEW."kind" UNION ALL SELECT 'file' AS k, OLD."file" AS v WHERE OLD."file" IS NOT NEW."file" UNION ALL SELECT 'counts' AS k, OLD."counts" AS v WHERE OLD."counts" IS NOT NEW."counts" UNION ALL SELECT 'problem_counts' AS k, OLD."problem_counts" AS v WHERE OLD."problem_counts" IS NOT NEW."problem_counts" UNION ALL SELECT 'problems' AS k, OLD."problems" AS v WHERE OLD."problems" IS NOT NEW."problems" UNION ALL SELECT 'step_id' AS k, OLD."step_id" AS v WHERE OLD."step_id" IS NOT NEW."step_id" UNION ALL SELECT 'at' AS k, OLD."at" AS v WHERE OLD."at" IS NOT NEW."at" UNION ALL SELECT 'files' AS k, OLD."files" AS v WHERE OLD."files" IS NOT NEW."files" UNION ALL SELECT 'log' AS k, OLD."log" AS v WHERE OLD."log" IS NOT NEW."log" UNION ALL SELECT 'confirmed_by' AS k, OLD."confirmed_by" AS v WHERE OLD."confirmed_by" IS NOT NEW."confirmed_by" UNION ALL SELECT 'as_of' AS k, OLD."as_of" AS v WHERE OLD."as_of" IS NOT NEW."as_of")), (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, NEW."community_id" AS v WHERE OLD."community_id" IS NOT NEW."community_id" UNION ALL SELECT 'kind' AS k, NEW."kind" AS v WHERE OLD."kind" IS NOT NEW."kind" UNION ALL SELECT 'file' AS k, NEW."file" AS v WHERE OLD."file" IS NOT NEW."file" UNION ALL SELECT 'counts' AS k, NEW."counts" AS v WHERE OLD."counts" IS NOT NEW."counts" UNION ALL SELECT 'problem_counts' AS k, NEW."problem_counts" AS v WHERE OLD."problem_counts" IS NOT NEW."problem_counts" UNION ALL SELECT 'problems' AS k, NEW."problems" AS v WHERE OLD."problems" IS NOT NEW."problems" UNION ALL SELECT 'step_id' AS k, NEW."step_id" AS v WHERE OLD."step_id" IS NOT NEW."step_id" UNION ALL SELECT 'at' AS k, NEW."at" AS v WHERE OLD."at" IS NOT NEW."at" UNION ALL SELECT 'files' AS k, NEW."files" AS v WHERE OLD."files" IS NOT NEW."files" UNION ALL SELECT 'log' AS k, NEW."log" AS v WHERE OLD."log" IS NOT NEW."log" UNION ALL SELECT 'confirmed_by' AS k, NEW."confirmed_by" AS v WHERE OLD."confirmed_by" IS NOT NEW."confirmed_by" UNION ALL SELECT 'as_of' AS k, NEW."as_of" AS v WHERE OLD."as_of" IS NOT NEW."as_of")) FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_interaction_author_delete AFTER DELETE ON interaction_author BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'interaction_author', OLD.id, OLD.uid, 'd', json_object('community_id', OLD."community_id", 'platform', OLD."platform", 'key', OLD."key", 'name', OLD."name", 'bot', OLD."bot", 'account_id', OLD."account_id", 'number', OLD."number"), NULL FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_interaction_author_insert AFTER INSERT ON interaction_author BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'interaction_author', NEW.id, NEW.uid, 'i', NULL, NULL FROM change_cursor WHERE mode = 1; END;

CREATE TRIGGER log_interaction_author_update AFTER UPDATE ON interaction_author WHEN OLD."community_id" IS NOT NEW."community_id" OR OLD."platform" IS NOT NEW."platform" OR OLD."key" IS NOT NEW."key" OR OLD."name" IS NOT NEW."name" OR OLD."bot" IS NOT NEW."bot" OR OLD."account_id" IS NOT NEW."account_id" OR OLD."number" IS NOT NEW."number" BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'interaction_author', NEW.id, NEW.uid, 'u', (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, OLD."community_id" AS v WHERE OLD."community_id" IS NOT NEW."community_id" UNION ALL SELECT 'platform' AS k, OLD."platform" AS v WHERE OLD."platform" IS NOT NEW."platform" UNION ALL SELECT 'key' AS k, OLD."key" AS v WHERE OLD."key" IS NOT NEW."key" UNION ALL SELECT 'name' AS k, OLD."name" AS v WHERE OLD."name" IS NOT NEW."name" UNION ALL SELECT 'bot' AS k, OLD."bot" AS v WHERE OLD."bot" IS NOT NEW."bot" UNION ALL SELECT 'account_id' AS k, OLD."account_id" AS v WHERE OLD."account_id" IS NOT NEW."account_id" UNION ALL SELECT 'number' AS k, OLD."number" AS v WHERE OLD."number" IS NOT NEW."number")), (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, NEW."community_id" AS v WHERE OLD."community_id" IS NOT NEW."community_id" UNION ALL SELECT 'platform' AS k, NEW."platform" AS v WHERE OLD."platform" IS NOT NEW."platform" UNION ALL SELECT 'key' AS k, NEW."key" AS v WHERE OLD."key" IS NOT NEW."key" UNION ALL SELECT 'name' AS k, NEW."name" AS v WHERE OLD."name" IS NOT NEW."name" UNION ALL SELECT 'bot' AS k, NEW."bot" AS v WHERE OLD."bot" IS NOT NEW."bot" UNION ALL SELECT 'account_id' AS k, NEW."account_id" AS v WHERE OLD."account_id" IS NOT NEW."account_id" UNION ALL SELECT 'number' AS k, NEW."number" AS v WHERE OLD."number" IS NOT NEW."number")) FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_interaction_cover_delete AFTER DELETE ON interaction_cover BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'interaction_cover', OLD.id, OLD.uid, 'd', json_object('batch_id', OLD."batch_id", 'channel_id', OLD."channel_id", 'first_at', OLD."first_at", 'last_at', OLD."last_at"), NULL FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_interaction_cover_insert AFTER INSERT ON interaction_cover BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'interaction_cover', NEW.id, NEW.uid, 'i', NULL, NULL FROM change_cursor WHERE mode = 1; END;

CREATE TRIGGER log_interaction_cover_update AFTER UPDATE ON interaction_cover WHEN OLD."batch_id" IS NOT NEW."batch_id" OR OLD."channel_id" IS NOT NEW."channel_id" OR OLD."first_at" IS NOT NEW."first_at" OR OLD."last_at" IS NOT NEW."last_at" BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'interaction_cover', NEW.id, NEW.uid, 'u', (SELECT json_group_object(k, v) FROM (SELECT 'batch_id' AS k, OLD."batch_id" AS v WHERE OLD."batch_id" IS NOT NEW."batch_id" UNION ALL SELECT 'channel_id' AS k, OLD."channel_id" AS v WHERE OLD."channel_id" IS NOT NEW."channel_id" UNION ALL SELECT 'first_at' AS k, OLD."first_at" AS v WHERE OLD."first_at" IS NOT NEW."first_at" UNION ALL SELECT 'last_at' AS k, OLD."last_at" AS v WHERE OLD."last_at" IS NOT NEW."last_at")), (SELECT json_group_object(k, v) FROM (SELECT 'batch_id' AS k, NEW."batch_id" AS v WHERE OLD."batch_id" IS NOT NEW."batch_id" UNION ALL SELECT 'channel_id' AS k, NEW."channel_id" AS v WHERE OLD."channel_id" IS NOT NEW."channel_id" UNION ALL SELECT 'first_at' AS k, NEW."first_at" AS v WHERE OLD."first_at" IS NOT NEW."first_at" UNION ALL SELECT 'last_at' AS k, NEW."last_at" AS v WHERE OLD."last_at" IS NOT NEW."last_at")) FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_interaction_segment_delete AFTER DELETE ON interaction_segment BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'interaction_segment', OLD.id, OLD.uid, 'd', json_object('batch_id', OLD."batch_id", 'channel_id', OLD."channel_id", 'confirms', OLD."confirms", 'first_at', OLD."first_at", 'last_at', OLD."last_at", 'row_count', OLD."row_count", 'rows', CASE WHEN OLD."rows" IS NOT NULL THEN json_object('$hex', hex(OLD."rows")) END, 'keys', CASE WHEN OLD."keys" IS NOT NULL THEN json_object('$hex', hex(OLD."keys")) END, 'targets', CASE WHEN OLD."targets" IS NOT NULL THEN json_object('$hex', hex(OLD."targets")) END), NULL FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_interaction_segment_insert AFTER INSERT ON interaction_segment BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'interaction_segment', NEW.id, NEW.uid, 'i', NULL, NULL FROM change_cursor WHERE mode = 1; END;

CREATE TRIGGER log_interaction_segment_update AFTER UPDATE ON interaction_segment WHEN OLD."batch_id" IS NOT NEW."batch_id" OR OLD."channel_id" IS NOT NEW."channel_id" OR OLD."confirms" IS NOT NEW."confirms" OR OLD."first_at" IS NOT NEW."first_at" OR OLD."last_at" IS NOT NEW."last_at" OR OLD."row_count" IS NOT NEW."row_count" BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; SELECT RAISE(ABORT, 'packed data changed in place') WHERE OLD."rows" IS NOT NEW."rows"; SELECT RAISE(ABORT, 'packed data changed in place') WHERE OLD."keys" IS NOT NEW."keys"; SELECT RAISE(ABORT, 'packed data changed in place') WHERE OLD."targets" IS NOT NEW."targets"; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'interaction_segment', NEW.id, NEW.uid, 'u', (SELECT json_group_object(k, v) FROM (SELECT 'batch_id' AS k, OLD."batch_id" AS v WHERE OLD."batch_id" IS NOT NEW."batch_id" UNION ALL SELECT 'channel_id' AS k, OLD."channel_id" AS v WHERE OLD."channel_id" IS NOT NEW."channel_id" UNION ALL SELECT 'confirms' AS k, OLD."confirms" AS v WHERE OLD."confirms" IS NOT NEW."confirms" UNION ALL SELECT 'first_at' AS k, OLD."first_at" AS v WHERE OLD."first_at" IS NOT NEW."first_at" UNION ALL SELECT 'last_at' AS k, OLD."last_at" AS v WHERE OLD."last_at" IS NOT NEW."last_at" UNION ALL SELECT 'row_count' AS k, OLD."row_count" AS v WHERE OLD."row_count" IS NOT NEW."row_count")), (SELECT json_group_object(k, v) FROM (SELECT 'batch_id' AS k, NEW."batch_id" AS v WHERE OLD."batch_id" IS NOT NEW."batch_id" UNION ALL SELECT 'channel_id' AS k, NEW."channel_id" AS v WHERE OLD."channel_id" IS NOT NEW."channel_id" UNION ALL SELECT 'confirms' AS k, NEW."confirms" AS v WHERE OLD."confirms" IS NOT NEW."confirms" UNION ALL SELECT 'first_at' AS k, NEW."first_at" AS v WHERE OLD."first_at" IS NOT NEW."first_at" UNION ALL SELECT 'last_at' AS k, NEW."last_at" AS v WHERE OLD."last_at" IS NOT NEW."last_at" UNION ALL SELECT 'row_count' AS k, NEW."row_count" AS v WHERE OLD."row_count" IS NOT NEW."row_count")) FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_ladder_delete AFTER DELETE ON ladder BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'ladder', OLD.id, OLD.uid, 'd', json_object('community_id', OLD."community_id", 'name', OLD."name", 'position', OLD."position", 'review', OLD."review", 'lower_mark', OLD."lower_mark", 'grace_days', OLD."grace_days", 'reviewed_on', OLD."reviewed_on"), NULL FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_ladder_insert AFTER INSERT ON ladder BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'ladder', NEW.id, NEW.uid, 'i', NULL, NULL FROM change_cursor WHERE mode = 1; END;

CREATE TRIGGER log_ladder_update AFTER UPDATE ON ladder WHEN OLD."community_id" IS NOT NEW."community_id" OR OLD."name" IS NOT NEW."name" OR OLD."position" IS NOT NEW."position" OR OLD."review" IS NOT NEW."review" OR OLD."lower_mark" IS NOT NEW."lower_mark" OR OLD."grace_days" IS NOT NEW."grace_days" OR OLD."reviewed_on" IS NOT NEW."reviewed_on" BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'ladder', NEW.id, NEW.uid, 'u', (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, OLD."community_id" AS v WHERE OLD."community_id" IS NOT NEW."community_id" UNION ALL SELECT 'name' AS k, OLD."name" AS v WHERE OLD."name" IS NOT NEW."name" UNION ALL SELECT 'position' AS k, OLD."position" AS v WHERE OLD."position" IS NOT NEW."position" UNION ALL SELECT 'review' AS k, OLD."review" AS v WHERE OLD."review" IS NOT NEW."review" UNION ALL SELECT 'lower_mark' AS k, OLD."lower_mark" AS v WHERE OLD."lower_mark" IS NOT NEW."lower_mark" UNION ALL SELECT 'grace_days' AS k, OLD."grace_days" AS v WHERE OLD."grace_days" IS NOT NEW."grace_days" UNION ALL SELECT 'reviewed_on' AS k, OLD."reviewed_on" AS v WHERE OLD."reviewed_on" IS NOT NEW."reviewed_on")), (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, NEW."community_id" AS v WHERE OLD."community_id" IS NOT NEW."community_id" UNION ALL SELECT 'name' AS k, NEW."name" AS v WHERE OLD."name" IS NOT NEW."name" UNION ALL SELECT 'position' AS k, NEW."position" AS v WHERE OLD."position" IS NOT NEW."position" UNION ALL SELECT 'review' AS k, NEW."review" AS v WHERE OLD."review" IS NOT NEW."review" UNION ALL SELECT 'lower_mark' AS k, NEW."lower_mark" AS v WHERE OLD."lower_mark" IS NOT NEW."lower_mark" UNION ALL SELECT 'grace_days' AS k, NEW."grace_days" AS v WHERE OLD."grace_days" IS NOT NEW."grace_days" UNION ALL SELECT 'reviewed_on' AS k, NEW."reviewed_on" AS v WHERE OLD."reviewed_on" IS NOT NEW."reviewed_on")) FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_member_apart_delete AFTER DELETE ON member_apart BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'member_apart', OLD.id, OLD.uid, 'd', json_object('one_id', OLD."one_id", 'other_id', OLD."other_id"), NULL FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_member_apart_insert AFTER INSERT ON member_apart BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'member_apart', NEW.id, NEW.uid, 'i', NULL, NULL FROM change_cursor WHERE mode = 1; END;

CREATE TRIGGER log_member_apart_update AFTER UPDATE ON member_apart WHEN OLD."one_id" IS NOT NEW."one_id" OR OLD."other_id" IS NOT NEW."other_id" BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'member_apart', NEW.id, NEW.uid, 'u', (SELECT json_group_object(k, v) FROM (SELECT 'one_id' AS k, OLD."one_id" AS v WHERE OLD."one_id" IS NOT NEW."one_id" UNION ALL SELECT 'other_id' AS k, OLD."other_id" AS v WHERE OLD."other_id" IS NOT NEW."other_id")), (SELECT json_group_object(k, v) FROM (SELECT 'one_id' AS k, NEW."one_id" AS v WHERE OLD."one_id" IS NOT NEW."one_id" UNION ALL SELECT 'other_id' AS k, NEW."other_id" AS v WHERE OLD."other_id" IS NOT NEW."other_id")) FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_member_delete AFTER DELETE ON member BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'member', OLD.id, OLD.uid, 'd', json_object('community_id', OLD."community_id", 'name', OLD."name", 'remark', OLD."remark", 'phone', OLD."phone", 'email', OLD."email", 'birthday', OLD."birthday", 'birthday_lunar', OLD."birthday_lunar", 'joined_on', OLD."joined_on", 'left_on', OLD."left_on", 'source', OLD."source", 'tier_id', OLD."tier_id", 'custom', OLD."custom", 'note', OLD."note", 'namesake', OLD."namesake", 'part', OLD."part", 'known_on', OLD."known_on", 'name_key', OLD."name_key", 'search_text', OLD."search_text", 'created_at', OLD."created_at", 'updated_at', OLD."updated_at", 'deleted_at', OLD."deleted_at"), NULL FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_member_insert AFTER INSERT ON member BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'member', NEW.id, NEW.uid, 'i', NULL, NULL FROM change_cursor WHERE mode = 1; END;

CREATE TRIGGER log_member_tag_delete AFTER DELETE ON member_tag BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'member_tag', OLD.id, OLD.uid, 'd', json_object('member_id', OLD."member_id", 'tag_id', OLD."tag_id"), NULL FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_member_tag_insert AFTER INSERT ON member_tag BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'member_tag', NEW.id, NEW.uid, 'i', NULL, NULL FROM change_cursor WHERE mode = 1; END;

CREATE TRIGGER log_member_tag_update AFTER UPDATE ON member_tag WHEN OLD."member_id" IS NOT NEW."member_id" OR OLD."tag_id" IS NOT NEW."tag_id" BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'member_tag', NEW.id, NEW.uid, 'u', (SELECT json_group_object(k, v) FROM (SELECT 'member_id' AS k, OLD."member_id" AS v WHERE OLD."member_id" IS NOT NEW."member_id" UNION ALL SELECT 'tag_id' AS k, OLD."tag_id" AS v WHERE OLD."tag_id" IS NOT NEW."tag_id")), (SELECT json_group_object(k, v) FROM (SELECT 'member_id' AS k, NEW."member_id" AS v WHERE OLD."member_id" IS NOT NEW."member_id" UNION ALL SELECT 'tag_id' AS k, NEW."tag_id" AS v WHERE OLD."tag_id" IS NOT NEW."tag_id")) FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_member_update AFTER UPDATE ON member WHEN OLD."community_id" IS NOT NEW."community_id" OR OLD."name" IS NOT NEW."name" OR OLD."remark" IS NOT NEW."remark" OR OLD."phone" IS NOT NEW."phone" OR OLD."email" IS NOT NEW."email" OR OLD."birthday" IS NOT NEW."birthday" OR OLD."birthday_lunar" IS NOT NEW."birthday_lunar" OR OLD."joined_on" IS NOT NEW."joined_on" OR OLD."left_on" IS NOT NEW."left_on" OR OLD."source" IS NOT NEW."source" OR OLD."tier_id" IS NOT NEW."tier_id" OR OLD."custom" IS NOT NEW."custom" OR OLD."note" IS NOT NEW."note" OR OLD."namesake" IS NOT NEW."namesake" OR OLD."part" IS NOT NEW."part" OR OLD."known_on" IS NOT NEW."known_on" OR OLD."name_key" IS NOT NEW."name_key" OR OLD."search_text" IS NOT NEW."search_text" OR OLD."created_at" IS NOT NEW."created_at" OR OLD."updated_at" IS NOT NEW."updated_at" OR OLD."deleted_at" IS NOT NEW."deleted_at" BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'member', NEW.id, NEW.uid, 'u', (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, OLD."community_id" AS v WHERE OLD."community_id" IS NOT NEW."community_id" UNION ALL SELECT 'name' AS k, OLD."name" AS v WHERE OLD."name" IS NOT NEW."name" UNION ALL SELECT 'remark' AS k, OLD."remark" AS v WHERE OLD."remark" IS NOT NEW."remark" UNION ALL SELECT 'phone' AS k, OLD."phone" AS v WHERE OLD."phone" IS NOT NEW."phone" UNION ALL SELECT 'email' AS k, OLD."email" AS v WHERE OLD."email" IS NOT NEW."email" UNION ALL SELECT 'birthday' AS k, OLD."birthday" AS v WHERE OLD."birthday" IS NOT NEW."birthday" UNION ALL SELECT 'birthday_lunar' AS k, OLD."birthday_lunar" AS v WHERE OLD."birthday_lunar" IS NOT NEW."birthday_lunar" UNION ALL SELECT 'joined_on' AS k, OLD."joined_on" AS v WHERE OLD."joined_on" IS NOT NEW."joined_on" UNION ALL SELECT 'left_on' AS k, OLD."left_on" AS v WHERE OLD."left_on" IS NOT NEW."left_on" UNION ALL SELECT 'source' AS k, OLD."source" AS v WHERE OLD."source" IS NOT NEW."source" UNION ALL SELECT 'tier_id' AS k, OLD."tier_id" AS v WHERE OLD."tier_id" IS NOT NEW."tier_id" UNION ALL SELECT 'custom' AS k, OLD."custom" AS v WHERE OLD."custom" IS NOT NEW."custom" UNION ALL SELECT 'note' AS k, OLD."note" AS v WHERE OLD."note" IS NOT NEW."note" UNION ALL SELECT 'namesake' AS k, OLD."namesake" AS v WHERE OLD."namesake" IS NOT NEW."namesake" UNION ALL SELECT 'part' AS k, OLD."part" AS v WHERE OLD."part" IS NOT NEW."part" UNION ALL SELECT 'known_on' AS k, OLD."known_on" AS v WHERE OLD."known_on" IS NOT NEW."known_on" UNION ALL SELECT 'name_key' AS k, OLD."name_key" AS v WHERE OLD."name_key" IS NOT NEW."name_key" UNION ALL SELECT 'search_text' AS k, OLD."search_text" AS v WHERE OLD."search_text" IS NOT NEW."search_text" UNION ALL SELECT 'created_at' AS k, OLD."created_at" AS v WHERE OLD."created_at" IS NOT NEW."created_at" UNION ALL SELECT 'updated_at' AS k, OLD."updated_at" AS v WHERE OLD."updated_at" IS NOT NEW."updated_at" UNION ALL SELECT 'deleted_at' AS k, OLD."deleted_at" AS v WHERE OLD."deleted_at" IS NOT NEW."deleted_at")), (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, NEW."community_id" AS v WHERE OLD."community_id" IS NOT NEW."community_id" UNION ALL SELECT 'name' AS k, NEW."name" AS v WHERE OLD."name" IS NOT NEW."name" UNION ALL SELECT 'remark' AS k, NEW."remark" AS v WHERE OLD."remark" IS NOT NEW."remark" UNION ALL SELECT 'phone' AS k, NEW."phone" AS v WHERE OLD."phone" IS NOT NEW."phone" UNION ALL SELECT 'email' AS k, NEW."email" AS v WHERE OLD."email" IS NOT NEW."email" UNION ALL SELECT 'birthday' AS k, NEW."birthday" AS v WHERE OLD."birthday" IS NOT NEW."birthday" UNION ALL SELECT 'birthday_lunar' AS k, NEW."birthday_lunar" AS v WHERE OLD."birthday_lunar" IS NOT NEW."birthday_lunar" UNION ALL SELECT 'joined_on' AS k, NEW."joined_on" AS v WHERE OLD."joined_on" IS NOT NEW."joined_on" UNION ALL SELECT 'left_on' AS k, NEW."left_on" AS v WHERE OLD."left_on" IS NOT NEW."left_on" UNION ALL SELECT 'source' AS k, NEW."source" AS v WHERE OLD."source" IS NOT NEW."source" UNION ALL SELECT 'tier_id' AS k, NEW."tier_id" AS v WHERE OLD."tier_id" IS NOT NEW."tier_id" UNION ALL SELECT 'custom' AS k, NEW."custom" AS v WHERE OLD."custom" IS NOT NEW."custom" UNION ALL SELECT 'note' AS k, NEW."note" AS v WHERE OLD."note" IS NOT NEW."note" UNION ALL SELECT 'namesake' AS k, NEW."namesake" AS v WHERE OLD."namesake" IS NOT NEW."namesake" UNION ALL SELECT 'part' AS k, NEW."part" AS v WHERE OLD."part" IS NOT NEW."part" UNION ALL SELECT 'known_on' AS k, NEW."known_on" AS v WHERE OLD."known_on" IS NOT NEW."known_on" UNION ALL SELECT 'name_key' AS k, NEW."name_key" AS v WHERE OLD."name_key" IS NOT NEW."name_key" UNION ALL SELECT 'search_text' AS k, NEW."search_text" AS v WHERE OLD."search_text" IS NOT NEW."search_text" UNION ALL SELECT 'created_at' AS k, NEW."created_at" AS v WHERE OLD."created_at" IS NOT NEW."created_at" UNION ALL SELECT 'updated_at' AS k, NEW."updated_at" AS v WHERE OLD."updated_at" IS NOT NEW."updated_at" UNION ALL SELECT 'deleted_at' AS k, NEW."deleted_at" AS v WHERE OLD."deleted_at" IS NOT NEW."deleted_at")) FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_membership_delete AFTER DELETE ON membership BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'membership', OLD.id, OLD.uid, 'd', json_object('member_id', OLD."member_id", 'channel_id', OLD."channel_id", 'joined_on', OLD."joined_on", 'left_on', OLD."left_on", 'inviter_id', OLD."inviter_id", 'inviter_name', OLD."inviter_name", 'nickname', OLD."nickname", 'how', OLD."how", 'known_on', OLD."known_on"), NULL FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_membership_insert AFTER INSERT ON membership BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'membership', NEW.id, NEW.uid, 'i', NULL, NULL FROM change_cursor WHERE mode = 1; END;

CREATE TRIGGER log_membership_update AFTER UPDATE ON membership WHEN OLD."member_id" IS NOT NEW."member_id" OR OLD."channel_id" IS NOT NEW."channel_id" OR OLD."joined_on" IS NOT NEW."joined_on" OR OLD."left_on" IS NOT NEW."left_on" OR OLD."inviter_id" IS NOT NEW."inviter_id" OR OLD."inviter_name" IS NOT NEW."inviter_name" OR OLD."nickname" IS NOT NEW."nickname" OR OLD."how" IS NOT NEW."how" OR OLD."known_on" IS NOT NEW."known_on" BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'membership', NEW.id, NEW.uid, 'u', (SELECT json_group_object(k, v) FROM (SELECT 'member_id' AS k, OLD."member_id" AS v WHERE OLD."member_id" IS NOT NEW."member_id" UNION ALL SELECT 'channel_id' AS k, OLD."channel_id" AS v WHERE OLD."channel_id" IS NOT NEW."channel_id" UNION ALL SELECT 'joined_on' AS k, OLD."joined_on" AS v WHERE OLD."joined_on" IS NOT NEW."joined_on" UNION ALL SELECT 'left_on' AS k, OLD."left_on" AS v WHERE OLD."left_on" IS NOT NEW."left_on" UNION ALL SELECT 'inviter_id' AS k, OLD."inviter_id" AS v WHERE OLD."inviter_id" IS NOT NEW."inviter_id" UNION ALL SELECT 'inviter_name' AS k, OLD."inviter_name" AS v WHERE OLD."inviter_name" IS NOT NEW."inviter_name" UNION ALL SELECT 'nickname' AS k, OLD."nickname" AS v WHERE OLD."nickname" IS NOT NEW."nickname" UNION ALL SELECT 'how' AS k, OLD."how" AS v WHERE OLD."how" IS NOT NEW."how" UNION ALL SELECT 'known_on' AS k, OLD."known_on" AS v WHERE OLD."known_on" IS NOT NEW."known_on")), (SELECT json_group_object(k, v) FROM (SELECT 'member_id' AS k, NEW."member_id" AS v WHERE OLD."member_id" IS NOT NEW."member_id" UNION ALL SELECT 'channel_id' AS k, NEW."channel_id" AS v WHERE OLD."channel_id" IS NOT NEW."channel_id" UNION ALL SELECT 'joined_on' AS k, NEW."joined_on" AS v WHERE OLD."joined_on" IS NOT NEW."joined_on" UNION ALL SELECT 'left_on' AS k, NEW."left_on" AS v WHERE OLD."left_on" IS NOT NEW."left_on" UNION ALL SELECT 'inviter_id' AS k, NEW."inviter_id" AS v WHERE OLD."inviter_id" IS NOT NEW."inviter_id" UNION ALL SELECT 'inviter_name' AS k, NEW."inviter_name" AS v WHERE OLD."inviter_name" IS NOT NEW."inviter_name" UNION ALL SELECT 'nickname' AS k, NEW."nickname" AS v WHERE OLD."nickname" IS NOT NEW."nickname" UNION ALL SELECT 'how' AS k, NEW."how" AS v WHERE OLD."how" IS NOT NEW."how" UNION ALL SELECT 'known_on' AS k, NEW."known_on" AS v WHERE OLD."known_on" IS NOT NEW."known_on")) FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_message_text_delete AFTER DELETE ON message_text BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'message_text', OLD.id, OLD.uid, 'd', json_object('batch_id', OLD."batch_id", 'channel_id', OLD."channel_id", 'first_at', OLD."first_at", 'last_at', OLD."last_at", 'row_count', OLD."row_count", 'own_count', OLD."own_count", 'length', OLD."length", 'texts', CASE WHEN OLD."texts" IS NOT NULL THEN json_object('$hex', hex(OLD."texts")) END), NULL FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_message_text_insert AFTER INSERT ON message_text BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'message_text', NEW.id, NEW.uid, 'i', NULL, NULL FROM change_cursor WHERE mode = 1; END;

CREATE TRIGGER log_message_text_update AFTER UPDATE ON message_text WHEN OLD."batch_id" IS NOT NEW."batch_id" OR OLD."channel_id" IS NOT NEW."channel_id" OR OLD."first_at" IS NOT NEW."first_at" OR OLD."last_at" IS NOT NEW."last_at" OR OLD."row_count" IS NOT NEW."row_count" OR OLD."own_count" IS NOT NEW."own_count" OR OLD."length" IS NOT NEW."length" BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; SELECT RAISE(ABORT, 'packed data changed in place') WHERE OLD."texts" IS NOT NEW."texts"; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'message_text', NEW.id, NEW.uid, 'u', (SELECT json_group_object(k, v) FROM (SELECT 'batch_id' AS k, OLD."batch_id" AS v WHERE OLD."batch_id" IS NOT NEW."batch_id" UNION ALL SELECT 'channel_id' AS k, OLD."channel_id" AS v WHERE OLD."channel_id" IS NOT NEW."channel_id" UNION ALL SELECT 'first_at' AS k, OLD."first_at" AS v WHERE OLD."first_at" IS NOT NEW."first_at" UNION ALL SELECT 'last_at' AS k, OLD."last_at" AS v WHERE OLD."last_at" IS NOT NEW."last_at" UNION ALL SELECT 'row_count' AS k, OLD."row_count" AS v WHERE OLD."row_count" IS NOT NEW."row_count" UNION ALL SELECT 'own_count' AS k, OLD."own_count" AS v WHERE OLD."own_count" IS NOT NEW."own_count" UNION ALL SELECT 'length' AS k, OLD."length" AS v WHERE OLD."length" IS NOT NEW."length")), (SELECT json_group_object(k, v) FROM (SELECT 'batch_id' AS k, NEW."batch_id" AS v WHERE OLD."batch_id" IS NOT NEW."batch_id" UNION ALL SELECT 'channel_id' AS k, NEW."channel_id" AS v WHERE OLD."channel_id" IS NOT NEW."channel_id" UNION ALL SELECT 'first_at' AS k, NEW."first_at" AS v WHERE OLD."first_at" IS NOT NEW."first_at" UNION ALL SELECT 'last_at' AS k, NEW."last_at" AS v WHERE OLD."last_at" IS NOT NEW."last_at" UNION ALL SELECT 'row_count' AS k, NEW."row_count" AS v WHERE OLD."row_count" IS NOT NEW."row_count" UNION ALL SELECT 'own_count' AS k, NEW."own_count" AS v WHERE OLD."own_count" IS NOT NEW."own_count" UNION ALL SELECT 'length' AS k, NEW."length" AS v WHERE OLD."length" IS NOT NEW."length")) FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_name_alias_delete AFTER DELETE ON name_alias BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'name_alias', OLD.id, OLD.uid, 'd', json_object('community_id', OLD."community_id", 'channel_id', OLD."channel_id", 'key', OLD."key", 'member_id', OLD."member_id", 'stays_text', OLD."stays_text"), NULL FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_name_alias_insert AFTER INSERT ON name_alias BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'name_alias', NEW.id, NEW.uid, 'i', NULL, NULL FROM change_cursor WHERE mode = 1; END;

CREATE TRIGGER log_name_alias_update AFTER UPDATE ON name_alias WHEN OLD."community_id" IS NOT NEW."community_id" OR OLD."channel_id" IS NOT NEW."channel_id" OR OLD."key" IS NOT NEW."key" OR OLD."member_id" IS NOT NEW."member_id" OR OLD."stays_text" IS NOT NEW."stays_text" BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'name_alias', NEW.id, NEW.uid, 'u', (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, OLD."community_id" AS v WHERE OLD."community_id" IS NOT NEW."community_id" UNION ALL SELECT 'channel_id' AS k, OLD."channel_id" AS v WHERE OLD."channel_id" IS NOT NEW."channel_id" UNION ALL SELECT 'key' AS k, OLD."key" AS v WHERE OLD."key" IS NOT NEW."key" UNION ALL SELECT 'member_id' AS k, OLD."member_id" AS v WHERE OLD."member_id" IS NOT NEW."member_id" UNION ALL SELECT 'stays_text' AS k, OLD."stays_text" AS v WHERE OLD."stays_text" IS NOT NEW."stays_text")), (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, NEW."community_id" AS v WHERE OLD."community_id" IS NOT NEW."community_id" UNION ALL SELECT 'channel_id' AS k, NEW."channel_id" AS v WHERE OLD."channel_id" IS NOT NEW."channel_id" UNION ALL SELECT 'key' AS k, NEW."key" AS v WHERE OLD."key" IS NOT NEW."key" UNION ALL SELECT 'member_id' AS k, NEW."member_id" AS v WHERE OLD."member_id" IS NOT NEW."member_id" UNION ALL SELECT 'stays_text' AS k, NEW."stays_text" AS v WHERE OLD."stays_text" IS NOT NEW."stays_text")) FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_occurrence_done_delete AFTER DELETE ON occurrence_done BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'occurrence_done', OLD.id, OLD.uid, 'd', json_object('schedule_id', OLD."schedule_id", 'original', OLD."original", 'at', OLD."at", 'operator_id', OLD."operator_id"), NULL FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_occurrence_done_insert AFTER INSERT ON occurrence_done BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'occurrence_done', NEW.id, NEW.uid, 'i', NULL, NULL FROM change_cursor WHERE mode = 1; END;

CREATE TRIGGER log_occurrence_done_update AFTER UPDATE ON occurrence_done WHEN OLD."schedule_id" IS NOT NEW."schedule_id" OR OLD."original" IS NOT NEW."original" OR OLD."at" IS NOT NEW."at" OR OLD."operator_id" IS NOT NEW."operator_id" BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'occurrence_done', NEW.id, NEW.uid, 'u', (SELECT json_group_object(k, v) FROM (SELECT 'schedule_id' AS k, OLD."schedule_id" AS v WHERE OLD."schedule_id" IS NOT NEW."schedule_id" UNION ALL SELECT 'original' AS k, OLD."original" AS v WHERE OLD."original" IS NOT NEW."original" UNION ALL SELECT 'at' AS k, OLD."at" AS v WHERE OLD."at" IS NOT NEW."at" UNION ALL SELECT 'operator_id' AS k, OLD."operator_id" AS v WHERE OLD."operator_id" IS NOT NEW."operator_id")), (SELECT json_group_object(k, v) FROM (SELECT 'schedule_id' AS k, NEW."schedule_id" AS v WHERE OLD."schedule_id" IS NOT NEW."schedule_id" UNION ALL SELECT 'original' AS k, NEW."original" AS v WHERE OLD."original" IS NOT NEW."original" UNION ALL SELECT 'at' AS k, NEW."at" AS v WHERE OLD."at" IS NOT NEW."at" UNION ALL SELECT 'operator_id' AS k, NEW."operator_id" AS v WHERE OLD."operator_id" IS NOT NEW."operator_id")) FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_operator_delete AFTER DELETE ON operator BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'operator', OLD.id, OLD.uid, 'd', json_object('name', OLD."name", 'color', OLD."color", 'deleted_at', OLD."deleted_at"), NULL FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_operator_insert AFTER INSERT ON operator BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'operator', NEW.id, NEW.uid, 'i', NULL, NULL FROM change_cursor WHERE mode = 1; END;

CREATE TRIGGER log_operator_update AFTER UPDATE ON operator WHEN OLD."name" IS NOT NEW."name" OR OLD."color" IS NOT NEW."color" OR OLD."deleted_at" IS NOT NEW."deleted_at" BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'operator', NEW.id, NEW.uid, 'u', (SELECT json_group_object(k, v) FROM (SELECT 'name' AS k, OLD."name" AS v WHERE OLD."name" IS NOT NEW."name" UNION ALL SELECT 'color' AS k, OLD."color" AS v WHERE OLD."color" IS NOT NEW."color" UNION ALL SELECT 'deleted_at' AS k, OLD."deleted_at" AS v WHERE OLD."deleted_at" IS NOT NEW."deleted_at")), (SELECT json_group_object(k, v) FROM (SELECT 'name' AS k, NEW."name" AS v WHERE OLD."name" IS NOT NEW."name" UNION ALL SELECT 'color' AS k, NEW."color" AS v WHERE OLD."color" IS NOT NEW."color" UNION ALL SELECT 'deleted_at' AS k, NEW."deleted_at" AS v WHERE OLD."deleted_at" IS NOT NEW."deleted_at")) FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_piece_delete AFTER DELETE ON piece BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'piece', OLD.id, OLD.uid, 'd', json_object('content_id', OLD."content_id", 'channel_id', OLD."channel_id", 'position', OLD."position", 'kind', OLD."kind", 'text', OLD."text", 'attachment_id', OLD."attachment_id"), NULL FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_piece_insert AFTER INSERT ON piece BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'piece', NEW.id, NEW.uid, 'i', NULL, NULL FROM change_cursor WHERE mode = 1; END;

CREATE TRIGGER log_piece_update AFTER UPDATE ON piece WHEN OLD."content_id" IS NOT NEW."content_id" OR OLD."channel_id" IS NOT NEW."channel_id" OR OLD."position" IS NOT NEW."position" OR OLD."kind" IS NOT NEW."kind" OR OLD."text" IS NOT NEW."text" OR OLD."attachment_id" IS NOT NEW."attachment_id" BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'piece', NEW.id, NEW.uid, 'u', (SELECT json_group_object(k, v) FROM (SELECT 'content_id' AS k, OLD."content_id" AS v WHERE OLD."content_id" IS NOT NEW."content_id" UNION ALL SELECT 'channel_id' AS k, OLD."channel_id" AS v WHERE OLD."channel_id" IS NOT NEW."channel_id" UNION ALL SELECT 'position' AS k, OLD."position" AS v WHERE OLD."position" IS NOT NEW."position" UNION ALL SELECT 'kind' AS k, OLD."kind" AS v WHERE OLD."kind" IS NOT NEW."kind" UNION ALL SELECT 'text' AS k, OLD."text" AS v WHERE OLD."text" IS NOT NEW."text" UNION ALL SELECT 'attachment_id' AS k, OLD."attachment_id" AS v WHERE OLD."attachment_id" IS NOT NEW."attachment_id")), (SELECT json_group_object(k, v) FROM (SELECT 'content_id' AS k, NEW."content_id" AS v WHERE OLD."content_id" IS NOT NEW."content_id" UNION ALL SELECT 'channel_id' AS k, NEW."channel_id" AS v WHERE OLD."channel_id" IS NOT NEW."channel_id" UNION ALL SELECT 'position' AS k, NEW."position" AS v WHERE OLD."position" IS NOT NEW."position" UNION ALL SELECT 'kind' AS k, NEW."kind" AS v WHERE OLD."kind" IS NOT NEW."kind" UNION ALL SELECT 'text' AS k, NEW."text" AS v WHERE OLD."text" IS NOT NEW."text" UNION ALL SELECT 'attachment_id' AS k, NEW."attachment_id" AS v WHERE OLD."attachment_id" IS NOT NEW."attachment_id")) FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_pillar_delete AFTER DELETE ON pillar BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'pillar', OLD.id, OLD.uid, 'd', json_object('community_id', OLD."community_id", 'name', OLD."name", 'color', OLD."color", 'target_share', OLD."target_share", 'position', OLD."position"), NULL FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_pillar_insert AFTER INSERT ON pillar BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'pillar', NEW.id, NEW.uid, 'i', NULL, NULL FROM change_cursor WHERE mode = 1; END;

CREATE TRIGGER log_pillar_update AFTER UPDATE ON pillar WHEN OLD."community_id" IS NOT NEW."community_id" OR OLD."name" IS NOT NEW."name" OR OLD."color" IS NOT NEW."color" OR OLD."target_share" IS NOT NEW."target_share" OR OLD."position" IS NOT NEW."position" BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'pillar', NEW.id, NEW.uid, 'u', (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, OLD."community_id" AS v WHERE OLD."community_id" IS NOT NEW."community_id" UNION ALL SELECT 'name' AS k, OLD."name" AS v WHERE OLD."name" IS NOT NEW."name" UNION ALL SELECT 'color' AS k, OLD."color" AS v WHERE OLD."color" IS NOT NEW."color" UNION ALL SELECT 'target_share' AS k, OLD."target_share" AS v WHERE OLD."target_share" IS NOT NEW."target_share" UNION ALL SELECT 'position' AS k, OLD."position" AS v WHERE OLD."position" IS NOT NEW."position")), (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, NEW."community_id" AS v WHERE OLD."community_id" IS NOT NEW."community_id" UNION ALL SELECT 'name' AS k, NEW."name" AS v WHERE OLD."name" IS NOT NEW."name" UNION ALL SELECT 'color' AS k, NEW."color" AS v WHERE OLD."color" IS NOT NEW."color" UNION ALL SELECT 'target_share' AS k, NEW."target_share" AS v WHERE OLD."target_share" IS NOT NEW."target_share" UNION ALL SELECT 'position' AS k, NEW."position" AS v WHERE OLD."position" IS NOT NEW."position")) FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_point_entry_delete AFTER DELETE ON point_entry BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'point_entry', OLD.id, OLD.uid, 'd', json_object('member_id', OLD."member_id", 'points', OLD."points", 'kind', OLD."kind", 'reason', OLD."reason", 'on_day', OLD."on_day", 'expires_on', OLD."expires_on", 'rule_id', OLD."rule_id", 'reverses_id', OLD."reverses_id", 'pair', CASE WHEN OLD."pair" IS NOT NULL THEN json_object('$hex', hex(OLD."pair")) END, 'at', OLD."at", 'operator_id', OLD."operator_id"), NULL FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_point_entry_insert AFTER INSERT ON point_entry BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'point_entry', NEW.id, NEW.uid, 'i', NULL, NULL FROM change_cursor WHERE mode = 1; END;

CREATE TRIGGER log_point_entry_update AFTER UPDATE ON point_entry WHEN OLD."member_id" IS NOT NEW."member_id" OR OLD."points" IS NOT NEW."points" OR OLD."kind" IS NOT NEW."kind" OR OLD."reason" IS NOT NEW."reason" OR OLD."on_day" IS NOT NEW."on_day" OR OLD."expires_on" IS NOT NEW."expires_on" OR OLD."rule_id" IS NOT NEW."rule_id" OR OLD."reverses_id" IS NOT NEW."reverses_id" OR OLD."at" IS NOT NEW."at" OR OLD."operator_id" IS NOT NEW."operator_id" BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; SELECT RAISE(ABORT, 'packed data changed in place') WHERE OLD."pair" IS NOT NEW."pair"; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'point_entry', NEW.id, NEW.uid, 'u', (SELECT json_group_object(k, v) FROM (SELECT 'member_id' AS k, OLD."member_id" AS v WHERE OLD."member_id" IS NOT NEW."member_id" UNION ALL SELECT 'points' AS k, OLD."points" AS v WHERE OLD."points" IS NOT NEW."points" UNION ALL SELECT 'kind' AS k, OLD."kind" AS v WHERE OLD."kind" IS NOT NEW."kind" UNION ALL SELECT 'reason' AS k, OLD."reason" AS v WHERE OLD."reason" IS NOT NEW."reason" UNION ALL SELECT 'on_day' AS k, OLD."on_day" AS v WHERE OLD."on_day" IS NOT NEW."on_day" UNION ALL SELECT 'expires_on' AS k, OLD."expires_on" AS v WHERE OLD."expires_on" IS NOT NEW."expires_on" UNION ALL SELECT 'rule_id' AS k, OLD."rule_id" AS v WHERE OLD."rule_id" IS NOT NEW."rule_id" UNION ALL SELECT 'reverses_id' AS k, OLD."reverses_id" AS v WHERE OLD."reverses_id" IS NOT NEW."reverses_id" UNION ALL SELECT 'at' AS k, OLD."at" AS v WHERE OLD."at" IS NOT NEW."at" UNION ALL SELECT 'operator_id' AS k, OLD."operator_id" AS v WHERE OLD."operator_id" IS NOT NEW."operator_id")), (SELECT json_group_object(k, v) FROM (SELECT 'member_id' AS k, NEW."member_id" AS v WHERE OLD."member_id" IS NOT NEW."member_id" UNION ALL SELECT 'points' AS k, NEW."points" AS v WHERE OLD."points" IS NOT NEW."points" UNION ALL SELECT 'kind' AS k, NEW."kind" AS v WHERE OLD."kind" IS NOT NEW."kind" UNION ALL SELECT 'reason' AS k, NEW."reason" AS v WHERE OLD."reason" IS NOT NEW."reason" UNION ALL SELECT 'on_day' AS k, NEW."on_day" AS v WHERE OLD."on_day" IS NOT NEW."on_day" UNION ALL SELECT 'expires_on' AS k, NEW."expires_on" AS v WHERE OLD."expires_on" IS NOT NEW."expires_on" UNION ALL SELECT 'rule_id' AS k, NEW."rule_id" AS v WHERE OLD."rule_id" IS NOT NEW."rule_id" UNION ALL SELECT 'reverses_id' AS k, NEW."reverses_id" AS v WHERE OLD."reverses_id" IS NOT NEW."reverses_id" UNION ALL SELECT 'at' AS k, NEW."at" AS v WHERE OLD."at" IS NOT NEW."at" UNION ALL SELECT 'operator_id' AS k, NEW."operator_id" AS v WHERE OLD."operator_id" IS NOT NEW."operator_id")) FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_point_rule_delete AFTER DELETE ON point_rule BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'point_rule', OLD.id, OLD.uid, 'd', json_object('community_id', OLD."community_id", 'name', OLD."name", 'source', OLD."source", 'points', OLD."points", 'daily_cap', OLD."daily_cap", 'cooldown_hours', OLD."cooldown_hours", 'expires_days', OLD."expires_days", 'from_day', OLD."from_day", 'active', OLD."active", 'removed', OLD."removed"), NULL FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_point_rule_insert AFTER INSERT ON point_rule BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'point_rule', NEW.id, NEW.uid, 'i', NULL, NULL FROM change_cursor WHERE mode = 1; END;

CREATE TRIGGER log_point_rule_update AFTER UPDATE ON point_rule WHEN OLD."community_id" IS NOT NEW."community_id" OR OLD."name" IS NOT NEW."name" OR OLD."source" IS NOT NEW."source" OR OLD."points" IS NOT NEW."points" OR OLD."daily_cap" IS NOT NEW."daily_cap" OR OLD."cooldown_hours" IS NOT NEW."cooldown_hours" OR OLD."expires_days" IS NOT NEW."expires_days" OR OLD."from_day" IS NOT NEW."from_day" OR OLD."active" IS NOT NEW."active" OR OLD."removed" IS NOT NEW."removed" BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'point_rule', NEW.id, NEW.uid, 'u', (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, OLD."community_id" AS v WHERE OLD."community_id" IS NOT NEW."community_id" UNION ALL SELECT 'name' AS k, OLD."name" AS v WHERE OLD."name" IS NOT NEW."name" UNION ALL SELECT 'source' AS k, OLD."source" AS v WHERE OLD."source" IS NOT NEW."source" UNION ALL SELECT 'points' AS k, OLD."points" AS v WHERE OLD."points" IS NOT NEW."points" UNION ALL SELECT 'daily_cap' AS k, OLD."daily_cap" AS v WHERE OLD."daily_cap" IS NOT NEW."daily_cap" UNION ALL SELECT 'cooldown_hours' AS k, OLD."cooldown_hours" AS v WHERE OLD."cooldown_hours" IS NOT NEW."cooldown_hours" UNION ALL SELECT 'expires_days' AS k, OLD."expires_days" AS v WHERE OLD."expires_days" IS NOT NEW."expires_days" UNION ALL SELECT 'from_day' AS k, OLD."from_day" AS v WHERE OLD."from_day" IS NOT NEW."from_day" UNION ALL SELECT 'active' AS k, OLD."active" AS v WHERE OLD."active" IS NOT NEW."active" UNION ALL SELECT 'removed' AS k, OLD."removed" AS v WHERE OLD."removed" IS NOT NEW."removed")), (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, NEW."community_id" AS v WHERE OLD."community_id" IS NOT NEW."community_id" UNION ALL SELECT 'name' AS k, NEW."name" AS v WHERE OLD."name" IS NOT NEW."name" UNION ALL SELECT 'source' AS k, NEW."source" AS v WHERE OLD."source" IS NOT NEW."source" UNION ALL SELECT 'points' AS k, NEW."points" AS v WHERE OLD."points" IS NOT NEW."points" UNION ALL SELECT 'daily_cap' AS k, NEW."daily_cap" AS v WHERE OLD."daily_cap" IS NOT NEW."daily_cap" UNION ALL SELECT 'cooldown_hours' AS k, NEW."cooldown_hours" AS v WHERE OLD."cooldown_hours" IS NOT NEW."cooldown_hours" UNION ALL SELECT 'expires_days' AS k, NEW."expires_days" AS v WHERE OLD."expires_days" IS NOT NEW."expires_days" UNION ALL SELECT 'from_day' AS k, NEW."from_day" AS v WHERE OLD."from_day" IS NOT NEW."from_day" UNION ALL SELECT 'active' AS k, NEW."active" AS v WHERE OLD."active" IS NOT NEW."active" UNION ALL SELECT 'removed' AS k, NEW."removed" AS v WHERE OLD."removed" IS NOT NEW."removed")) FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_registration_delete AFTER DELETE ON registration BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'registration', OLD.id, OLD.uid, 'd', json_object('activity_id', OLD."activity_id", 'original', OLD."original", 'member_id', OLD."member_id", 'name', OLD."name", 'extra', OLD."extra", 'state', OLD."state", 'checked_in_at', OLD."checked_in_at", 'note', OLD."note", 'award', OLD."award", 'created_at', OLD."created_at"), NULL FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_registration_insert AFTER INSERT ON registration BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'registration', NEW.id, NEW.uid, 'i', NULL, NULL FROM change_cursor WHERE mode = 1; END;

CREATE TRIGGER log_registration_update AFTER UPDATE ON registration WHEN OLD."activity_id" IS NOT NEW."activity_id" OR OLD."original" IS NOT NEW."original" OR OLD."member_id" IS NOT NEW."member_id" OR OLD."name" IS NOT NEW."name" OR OLD."extra" IS NOT NEW."extra" OR OLD."state" IS NOT NEW."state" OR OLD."checked_in_at" IS NOT NEW."checked_in_at" OR OLD."note" IS NOT NEW."note" OR OLD."award" IS NOT NEW."award" OR OLD."created_at" IS NOT NEW."created_at" BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'registration', NEW.id, NEW.uid, 'u', (SELECT json_group_object(k, v) FROM (SELECT 'activity_id' AS k, OLD."activity_id" AS v WHERE OLD."activity_id" IS NOT NEW."activity_id" UNION ALL SELECT 'original' AS k, OLD."original" AS v WHERE OLD."original" IS NOT NEW."original" UNION ALL SELECT 'member_id' AS k, OLD."member_id" AS v WHERE OLD."member_id" IS NOT NEW."member_id" UNION ALL SELECT 'name' AS k, OLD."name" AS v WHERE OLD."name" IS NOT NEW."name" UNION ALL SELECT 'extra' AS k, OLD."extra" AS v WHERE OLD."extra" IS NOT NEW."extra" UNION ALL SELECT 'state' AS k, OLD."state" AS v WHERE OLD."state" IS NOT NEW."state" UNION ALL SELECT 'checked_in_at' AS k, OLD."checked_in_at" AS v WHERE OLD."checked_in_at" IS NOT NEW."checked_in_at" UNION ALL SELECT 'note' AS k, OLD."note" AS v WHERE OLD."note" IS NOT NEW."note" UNION ALL SELECT 'award' AS k, OLD."award" AS v WHERE OLD."award" IS NOT NEW."award" UNION ALL SELECT 'created_at' AS k, OLD."created_at" AS v WHERE OLD."created_at" IS NOT NEW."created_at")), (SELECT json_group_object(k, v) FROM (SELECT 'activity_id' AS k, NEW."activity_id" AS v WHERE OLD."activity_id" IS NOT NEW."activity_id" UNION ALL SELECT 'original' AS k, NEW."original" AS v WHERE OLD."original" IS NOT NEW."original" UNION ALL SELECT 'member_id' AS k, NEW."member_id" AS v WHERE OLD."member_id" IS NOT NEW."member_id" UNION ALL SELECT 'name' AS k, NEW."name" AS v WHERE OLD."name" IS NOT NEW."name" UNION ALL SELECT 'extra' AS k, NEW."extra" AS v WHERE OLD."extra" IS NOT NEW."extra" UNION ALL SELECT 'state' AS k, NEW."state" AS v WHERE OLD."state" IS NOT NEW."state" UNION ALL SELECT 'checked_in_at' AS k, NEW."checked_in_at" AS v WHERE OLD."checked_in_at" IS NOT NEW."checked_in_at" UNION ALL SELECT 'note' AS k, NEW."note" AS v WHERE OLD."note" IS NOT NEW."note" UNION ALL SELECT 'award' AS k, NEW."award" AS v WHERE OLD."award" IS NOT NEW."award" UNION ALL SELECT 'created_at' AS k, NEW."created_at" AS v WHERE OLD."created_at" IS NOT NEW."created_at")) FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_relation_delete AFTER DELETE ON relation BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'relation', OLD.id, OLD.uid, 'd', json_object('member_id', OLD."member_id", 'other_id', OLD."other_id", 'kind', OLD."kind"), NULL FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_relation_insert AFTER INSERT ON relation BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'relation', NEW.id, NEW.uid, 'i', NULL, NULL FROM change_cursor WHERE mode = 1; END;

CREATE TRIGGER log_relation_update AFTER UPDATE ON relation WHEN OLD."member_id" IS NOT NEW."member_id" OR OLD."other_id" IS NOT NEW."other_id" OR OLD."kind" IS NOT NEW."kind" BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'relation', NEW.id, NEW.uid, 'u', (SELECT json_group_object(k, v) FROM (SELECT 'member_id' AS k, OLD."member_id" AS v WHERE OLD."member_id" IS NOT NEW."member_id" UNION ALL SELECT 'other_id' AS k, OLD."other_id" AS v WHERE OLD."other_id" IS NOT NEW."other_id" UNION ALL SELECT 'kind' AS k, OLD."kind" AS v WHERE OLD."kind" IS NOT NEW."kind")), (SELECT json_group_object(k, v) FROM (SELECT 'member_id' AS k, NEW."member_id" AS v WHERE OLD."member_id" IS NOT NEW."member_id" UNION ALL SELECT 'other_id' AS k, NEW."other_id" AS v WHERE OLD."other_id" IS NOT NEW."other_id" UNION ALL SELECT 'kind' AS k, NEW."kind" AS v WHERE OLD."kind" IS NOT NEW."kind")) FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_reminder_delete AFTER DELETE ON reminder BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'reminder', OLD.id, OLD.uid, 'd', json_object('schedule_id', OLD."schedule_id", 'anchor', OLD."anchor", 'lead_min', OLD."lead_min", 'quiet', OLD."quiet", 'created_at', OLD."created_at"), NULL FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_reminder_insert AFTER INSERT ON reminder BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'reminder', NEW.id, NEW.uid, 'i', NULL, NULL FROM change_cursor WHERE mode = 1; END;

CREATE TRIGGER log_reminder_update AFTER UPDATE ON reminder WHEN OLD."schedule_id" IS NOT NEW."schedule_id" OR OLD."anchor" IS NOT NEW."anchor" OR OLD."lead_min" IS NOT NEW."lead_min" OR OLD."quiet" IS NOT NEW."quiet" OR OLD."created_at" IS NOT NEW."created_at" BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'reminder', NEW.id, NEW.uid, 'u', (SELECT json_group_object(k, v) FROM (SELECT 'schedule_id' AS k, OLD."schedule_id" AS v WHERE OLD."schedule_id" IS NOT NEW."schedule_id" UNION ALL SELECT 'anchor' AS k, OLD."anchor" AS v WHERE OLD."anchor" IS NOT NEW."anchor" UNION ALL SELECT 'lead_min' AS k, OLD."lead_min" AS v WHERE OLD."lead_min" IS NOT NEW."lead_min" UNION ALL SELECT 'quiet' AS k, OLD."quiet" AS v WHERE OLD."quiet" IS NOT NEW."quiet" UNION ALL SELECT 'created_at' AS k, OLD."created_at" AS v WHERE OLD."created_at" IS NOT NEW."created_at")), (SELECT json_group_object(k, v) FROM (SELECT 'schedule_id' AS k, NEW."schedule_id" AS v WHERE OLD."schedule_id" IS NOT NEW."schedule_id" UNION ALL SELECT 'anchor' AS k, NEW."anchor" AS v WHERE OLD."anchor" IS NOT NEW."anchor" UNION ALL SELECT 'lead_min' AS k, NEW."lead_min" AS v WHERE OLD."lead_min" IS NOT NEW."lead_min" UNION ALL SELECT 'quiet' AS k, NEW."quiet" AS v WHERE OLD."quiet" IS NOT NEW."quiet" UNION ALL SELECT 'created_at' AS k, NEW."created_at" AS v WHERE OLD."created_at" IS NOT NEW."created_at")) FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_saved_view_delete AFTER DELETE ON saved_view BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'saved_view', OLD.id, OLD.uid, 'd', json_object('community_id', OLD."community_id", 'page', OLD."page", 'name', OLD."name", 'query', OLD."query", 'position', OLD."position"), NULL FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_saved_view_insert AFTER INSERT ON saved_view BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'saved_view', NEW.id, NEW.uid, 'i', NULL, NULL FROM change_cursor WHERE mode = 1; END;

CREATE TRIGGER log_saved_view_update AFTER UPDATE ON saved_view WHEN OLD."community_id" IS NOT NEW."community_id" OR OLD."page" IS NOT NEW."page" OR OLD."name" IS NOT NEW."name" OR OLD."query" IS NOT NEW."query" OR OLD."position" IS NOT NEW."position" BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'saved_view', NEW.id, NEW.uid, 'u', (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, OLD."community_id" AS v WHERE OLD."community_id" IS NOT NEW."community_id" UNION ALL SELECT 'page' AS k, OLD."page" AS v WHERE OLD."page" IS NOT NEW."page" UNION ALL SELECT 'name' AS k, OLD."name" AS v WHERE OLD."name" IS NOT NEW."name" UNION ALL SELECT 'query' AS k, OLD."query" AS v WHERE OLD."query" IS NOT NEW."query" UNION ALL SELECT 'position' AS k, OLD."position" AS v WHERE OLD."position" IS NOT NEW."position")), (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, NEW."community_id" AS v WHERE OLD."community_id" IS NOT NEW."community_id" UNION ALL SELECT 'page' AS k, NEW."page" AS v WHERE OLD."page" IS NOT NEW."page" UNION ALL SELECT 'name' AS k, NEW."name" AS v WHERE OLD."name" IS NOT NEW."name" UNION ALL SELECT 'query' AS k, NEW."query" AS v WHERE OLD."query" IS NOT NEW."query" UNION ALL SELECT 'position' AS k, NEW."position" AS v WHERE OLD."position" IS NOT NEW."position")) FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_schedule_delete AFTER DELETE ON schedule BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'schedule', OLD.id, OLD.uid, 'd', json_object('community_id', OLD."community_id", 'kind', OLD."kind", 'start', OLD."start", 'duration_min', OLD."duration_min", 'tz', OLD."tz", 'all_day', OLD."all_day", 'rrule', OLD."rrule", 'ical_uid', OLD."ical_uid", 'sequence', OLD."sequence", 'related_to', OLD."related_to", 'last_start', OLD."last_start", 'begins', OLD."begins", 'ends_before', OLD."ends_before", 'created_at', OLD."created_at", 'updated_at', OLD."updated_at"), NULL FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_schedule_exception_delete AFTER DELETE ON schedule_exception BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'schedule_exception', OLD.id, OLD.uid, 'd', json_object('schedule_id', OLD."schedule_id", 'original', OLD."original", 'kind', OLD."kind", 'start', OLD."start", 'duration_min', OLD."duration_min", 'overrides', OLD."overrides"), NULL FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_schedule_exception_insert AFTER INSERT ON schedule_exception BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'schedule_exception', NEW.id, NEW.uid, 'i', NULL, NULL FROM change_cursor WHERE mode = 1; END;

CREATE TRIGGER log_schedule_exception_update AFTER UPDATE ON schedule_exception WHEN OLD."schedule_id" IS NOT NEW."schedule_id" OR OLD."original" IS NOT NEW."original" OR OLD."kind" IS NOT NEW."kind" OR OLD."start" IS NOT NEW."start" OR OLD."duration_min" IS NOT NEW."duration_min" OR OLD."overrides" IS NOT NEW."overrides" BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'schedule_exception', NEW.id, NEW.uid, 'u', (SELECT json_group_object(k, v) FROM (SELECT 'schedule_id' AS k, OLD."schedule_id" AS v WHERE OLD."schedule_id" IS NOT NEW."schedule_id" UNION ALL SELECT 'original' AS k, OLD."original" AS v WHERE OLD."original" IS NOT NEW."original" UNION ALL SELECT 'kind' AS k, OLD."kind" AS v WHERE OLD."kind" IS NOT NEW."kind" UNION ALL SELECT 'start' AS k, OLD."start" AS v WHERE OLD."start" IS NOT NEW."start" UNION ALL SELECT 'duration_min' AS k, OLD."duration_min" AS v WHERE OLD."duration_min" IS NOT NEW."duration_min" UNION ALL SELECT 'overrides' AS k, OLD."overrides" AS v WHERE OLD."overrides" IS NOT NEW."overrides")), (SELECT json_group_object(k, v) FROM (SELECT 'schedule_id' AS k, NEW."schedule_id" AS v WHERE OLD."schedule_id" IS NOT NEW."schedule_id" UNION ALL SELECT 'original' AS k, NEW."original" AS v WHERE OLD."original" IS NOT NEW."original" UNION ALL SELECT 'kind' AS k, NEW."kind" AS v WHERE OLD."kind" IS NOT NEW."kind" UNION ALL SELECT 'start' AS k, NEW."start" AS v WHERE OLD."start" IS NOT NEW."start" UNION ALL SELECT 'duration_min' AS k, NEW."duration_min" AS v WHERE OLD."duration_min" IS NOT NEW."duration_min" UNION ALL SELECT 'overrides' AS k, NEW."overrides" AS v WHERE OLD."overrides" IS NOT NEW."overrides")) FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_schedule_insert AFTER INSERT ON schedule BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'schedule', NEW.id, NEW.uid, 'i', NULL, NULL FROM change_cursor WHERE mode = 1; END;

CREATE TRIGGER log_schedule_update AFTER UPDATE ON schedule WHEN OLD."community_id" IS NOT NEW."community_id" OR OLD."kind" IS NOT NEW."kind" OR OLD."start" IS NOT NEW."start" OR OLD."duration_min" IS NOT NEW."duration_min" OR OLD."tz" IS NOT NEW."tz" OR OLD."all_day" IS NOT NEW."all_day" OR OLD."rrule" IS NOT NEW."rrule" OR OLD."ical_uid" IS NOT NEW."ical_uid" OR OLD."sequence" IS NOT NEW."sequence" OR OLD."related_to" IS NOT NEW."related_to" OR OLD."last_start" IS NOT NEW."last_start" OR OLD."begins" IS NOT NEW."begins" OR OLD."ends_before" IS NOT NEW."ends_before" OR OLD."created_at" IS NOT NEW."created_at" OR OLD."updated_at" IS NOT NEW."updated_at" BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'schedule', NEW.id, NEW.uid, 'u', (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, OLD."community_id" AS v WHERE OLD."community_id" IS NOT NEW."community_id" UNION ALL SELECT 'kind' AS k, OLD."kind" AS v WHERE OLD."kind" IS NOT NEW."kind" UNION ALL SELECT 'start' AS k, OLD."start" AS v WHERE OLD."start" IS NOT NEW."start" UNION ALL SELECT 'duration_min' AS k, OLD."duration_min" AS v WHERE OLD."duration_min" IS NOT NEW."duration_min" UNION ALL SELECT 'tz' AS k, OLD."tz" AS v WHERE OLD."tz" IS NOT NEW."tz" UNION ALL SELECT 'all_day' AS k, OLD."all_day" AS v WHERE OLD."all_day" IS NOT NEW."all_day" UNION ALL SELECT 'rrule' AS k, OLD."rrule" AS v WHERE OLD."rrule" IS NOT NEW."rrule" UNION ALL SELECT 'ical_uid' AS k, OLD."ical_uid" AS v WHERE OLD."ical_uid" IS NOT NEW."ical_uid" UNION ALL SELECT 'sequence' AS k, OLD."sequence" AS v WHERE OLD."sequence" IS NOT NEW."sequence" UNION ALL SELECT 'related_to' AS k, OLD."related_to" AS v WHERE OLD."related_to" IS NOT NEW."related_to" UNION ALL SELECT 'last_start' AS k, OLD."last_start" AS v WHERE OLD."last_start" IS NOT NEW."last_start" UNION ALL SELECT 'begins' AS k, OLD."begins" AS v WHERE OLD."begins" IS NOT NEW."begins" UNION ALL SELECT 'ends_before' AS k, OLD."ends_before" AS v WHERE OLD."ends_before" IS NOT NEW."ends_before" UNION ALL SELECT 'created_at' AS k, OLD."created_at" AS v WHERE OLD."created_at" IS NOT NEW."created_at" UNION ALL SELECT 'updated_at' AS k, OLD."updated_at" AS v WHERE OLD."updated_at" IS NOT NEW."updated_at")), (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, NEW."community_id" AS v WHERE OLD."community_id" IS NOT NEW."community_id" UNION ALL SELECT 'kind' AS k, NEW."kind" AS v WHERE OLD."kind" IS NOT NEW."kind" UNION ALL SELECT 'start' AS k, NEW."start" AS v WHERE OLD."start" IS NOT NEW."start" UNION ALL SELECT 'duration_min' AS k, NEW."duration_min" AS v WHERE OLD."duration_min" IS NOT NEW."duration_min" UNION ALL SELECT 'tz' AS k, NEW."tz" AS v WHERE OLD."tz" IS NOT NEW."tz" UNION ALL SELECT 'all_day' AS k, NEW."all_day" AS v WHERE OLD."all_day" IS NOT NEW."all_day" UNION ALL SELECT 'rrule' AS k, NEW."rrule" AS v WHERE OLD."rrule" IS NOT NEW."rrule" UNION ALL SELECT 'ical_uid' AS k, NEW."ical_uid" AS v WHERE OLD."ical_uid" IS NOT NEW."ical_uid" UNION ALL SELECT 'sequence' AS k, NEW."sequence" AS v WHERE OLD."sequence" IS NOT NEW."sequence" UNION ALL SELECT 'related_to' AS k, NEW."related_to" AS v WHERE OLD."related_to" IS NOT NEW."related_to" UNION ALL SELECT 'last_start' AS k, NEW."last_start" AS v WHERE OLD."last_start" IS NOT NEW."last_start" UNION ALL SELECT 'begins' AS k, NEW."begins" AS v WHERE OLD."begins" IS NOT NEW."begins" UNION ALL SELECT 'ends_before' AS k, NEW."ends_before" AS v WHERE OLD."ends_before" IS NOT NEW."ends_before" UNION ALL SELECT 'created_at' AS k, NEW."created_at" AS v WHERE OLD."created_at" IS NOT NEW."created_at" UNION ALL SELECT 'updated_at' AS k, NEW."updated_at" AS v WHERE OLD."updated_at" IS NOT NEW."updated_at")) FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_segment_delete AFTER DELETE ON segment BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'segment', OLD.id, OLD.uid, 'd', json_object('community_id', OLD."community_id", 'name', OLD."name", 'filter', OLD."filter"), NULL FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_segment_insert AFTER INSERT ON segment BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'segment', NEW.id, NEW.uid, 'i', NULL, NULL FROM change_cursor WHERE mode = 1; END;

CREATE TRIGGER log_segment_update AFTER UPDATE ON segment WHEN OLD."community_id" IS NOT NEW."community_id" OR OLD."name" IS NOT NEW."name" OR OLD."filter" IS NOT NEW."filter" BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'segment', NEW.id, NEW.uid, 'u', (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, OLD."community_id" AS v WHERE OLD."community_id" IS NOT NEW."community_id" UNION ALL SELECT 'name' AS k, OLD."name" AS v WHERE OLD."name" IS NOT NEW."name" UNION ALL SELECT 'filter' AS k, OLD."filter" AS v WHERE OLD."filter" IS NOT NEW."filter")), (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, NEW."community_id" AS v WHERE OLD."community_id" IS NOT NEW."community_id" UNION ALL SELECT 'name' AS k, NEW."name" AS v WHERE OLD."name" IS NOT NEW."name" UNION ALL SELECT 'filter' AS k, NEW."filter" AS v WHERE OLD."filter" IS NOT NEW."filter")) FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_series_figure_delete AFTER DELETE ON series_figure BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'series_figure', OLD.id, OLD.uid, 'd', json_object('channel_id', OLD."channel_id", 'day', OLD."day", 'figure', OLD."figure", 'value', OLD."value", 'source', OLD."source"), NULL FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_series_figure_insert AFTER INSERT ON series_figure BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'series_figure', NEW.id, NEW.uid, 'i', NULL, NULL FROM change_cursor WHERE mode = 1; END;

CREATE TRIGGER log_series_figure_update AFTER UPDATE ON series_figure WHEN OLD."channel_id" IS NOT NEW."channel_id" OR OLD."day" IS NOT NEW."day" OR OLD."figure" IS NOT NEW."figure" OR OLD."value" IS NOT NEW."value" OR OLD."source" IS NOT NEW."source" BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'series_figure', NEW.id, NEW.uid, 'u', (SELECT json_group_object(k, v) FROM (SELECT 'channel_id' AS k, OLD."channel_id" AS v WHERE OLD."channel_id" IS NOT NEW."channel_id" UNION ALL SELECT 'day' AS k, OLD."day" AS v WHERE OLD."day" IS NOT NEW."day" UNION ALL SELECT 'figure' AS k, OLD."figure" AS v WHERE OLD."figure" IS NOT NEW."figure" UNION ALL SELECT 'value' AS k, OLD."value" AS v WHERE OLD."value" IS NOT NEW."value" UNION ALL SELECT 'source' AS k, OLD."source" AS v WHERE OLD."source" IS NOT NEW."source")), (SELECT json_group_object(k, v) FROM (SELECT 'channel_id' AS k, NEW."channel_id" AS v WHERE OLD."channel_id" IS NOT NEW."channel_id" UNION ALL SELECT 'day' AS k, NEW."day" AS v WHERE OLD."day" IS NOT NEW."day" UNION ALL SELECT 'figure' AS k, NEW."figure" AS v WHERE OLD."figure" IS NOT NEW."figure" UNION ALL SELECT 'value' AS k, NEW."value" AS v WHERE OLD."value" IS NOT NEW."value" UNION ALL SELECT 'source' AS k, NEW."source" AS v WHERE OLD."source" IS NOT NEW."source")) FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_setting_delete AFTER DELETE ON setting BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'setting', OLD.id, OLD.uid, 'd', json_object('key', OLD."key", 'value', OLD."value"), NULL FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_setting_insert AFTER INSERT ON setting BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'setting', NEW.id, NEW.uid, 'i', NULL, NULL FROM change_cursor WHERE mode = 1; END;

CREATE TRIGGER log_setting_update AFTER UPDATE ON setting WHEN OLD."key" IS NOT NEW."key" OR OLD."value" IS NOT NEW."value" BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'setting', NEW.id, NEW.uid, 'u', (SELECT json_group_object(k, v) FROM (SELECT 'key' AS k, OLD."key" AS v WHERE OLD."key" IS NOT NEW."key" UNION ALL SELECT 'value' AS k, OLD."value" AS v WHERE OLD."value" IS NOT NEW."value")), (SELECT json_group_object(k, v) FROM (SELECT 'key' AS k, NEW."key" AS v WHERE OLD."key" IS NOT NEW."key" UNION ALL SELECT 'value' AS k, NEW."value" AS v WHERE OLD."value" IS NOT NEW."value")) FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_slot_channel_delete AFTER DELETE ON slot_channel BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'slot_channel', OLD.id, OLD.uid, 'd', json_object('slot_id', OLD."slot_id", 'channel_id', OLD."channel_id"), NULL FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_slot_channel_insert AFTER INSERT ON slot_channel BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'slot_channel', NEW.id, NEW.uid, 'i', NULL, NULL FROM change_cursor WHERE mode = 1; END;

CREATE TRIGGER log_slot_channel_update AFTER UPDATE ON slot_channel WHEN OLD."slot_id" IS NOT NEW."slot_id" OR OLD."channel_id" IS NOT NEW."channel_id" BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'slot_channel', NEW.id, NEW.uid, 'u', (SELECT json_group_object(k, v) FROM (SELECT 'slot_id' AS k, OLD."slot_id" AS v WHERE OLD."slot_id" IS NOT NEW."slot_id" UNION ALL SELECT 'channel_id' AS k, OLD."channel_id" AS v WHERE OLD."channel_id" IS NOT NEW."channel_id")), (SELECT json_group_object(k, v) FROM (SELECT 'slot_id' AS k, NEW."slot_id" AS v WHERE OLD."slot_id" IS NOT NEW."slot_id" UNION ALL SELECT 'channel_id' AS k, NEW."channel_id" AS v WHERE OLD."channel_id" IS NOT NEW."channel_id")) FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_slot_delete AFTER DELETE ON slot BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'slot', OLD.id, OLD.uid, 'd', json_object('community_id', OLD."community_id", 'name', OLD."name", 'pillar_id', OLD."pillar_id", 'owner_id', OLD."owner_id", 'schedule_id', OLD."schedule_id", 'skip_days_off', OLD."skip_days_off", 'note', OLD."note", 'position', OLD."position", 'created_at', OLD."created_at", 'updated_at', OLD."updated_at"), NULL FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_slot_insert AFTER INSERT ON slot BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'slot', NEW.id, NEW.uid, 'i', NULL, NULL FROM change_cursor WHERE mode = 1; END;

CREATE TRIGGER log_slot_item_delete AFTER DELETE ON slot_item BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'slot_item', OLD.id, OLD.uid, 'd', json_object('slot_id', OLD."slot_id", 'original', OLD."original", 'content_id', OLD."content_id"), NULL FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_slot_item_insert AFTER INSERT ON slot_item BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'slot_item', NEW.id, NEW.uid, 'i', NULL, NULL FROM change_cursor WHERE mode = 1; END;

CREATE TRIGGER log_slot_item_update AFTER UPDATE ON slot_item WHEN OLD."slot_id" IS NOT NEW."slot_id" OR OLD."original" IS NOT NEW."original" OR OLD."content_id" IS NOT NEW."content_id" BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'slot_item', NEW.id, NEW.uid, 'u', (SELECT json_group_object(k, v) FROM (SELECT 'slot_id' AS k, OLD."slot_id" AS v WHERE OLD."slot_id" IS NOT NEW."slot_id" UNION ALL SELECT 'original' AS k, OLD."original" AS v WHERE OLD."original" IS NOT NEW."original" UNION ALL SELECT 'content_id' AS k, OLD."content_id" AS v WHERE OLD."content_id" IS NOT NEW."content_id")), (SELECT json_group_object(k, v) FROM (SELECT 'slot_id' AS k, NEW."slot_id" AS v WHERE OLD."slot_id" IS NOT NEW."slot_id" UNION ALL SELECT 'original' AS k, NEW."original" AS v WHERE OLD."original" IS NOT NEW."original" UNION ALL SELECT 'content_id' AS k, NEW."content_id" AS v WHERE OLD."content_id" IS NOT NEW."content_id")) FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_slot_tag_delete AFTER DELETE ON slot_tag BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'slot_tag', OLD.id, OLD.uid, 'd', json_object('slot_id', OLD."slot_id", 'tag_id', OLD."tag_id"), NULL FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_slot_tag_insert AFTER INSERT ON slot_tag BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'slot_tag', NEW.id, NEW.uid, 'i', NULL, NULL FROM change_cursor WHERE mode = 1; END;

CREATE TRIGGER log_slot_tag_update AFTER UPDATE ON slot_tag WHEN OLD."slot_id" IS NOT NEW."slot_id" OR OLD."tag_id" IS NOT NEW."tag_id" BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'slot_tag', NEW.id, NEW.uid, 'u', (SELECT json_group_object(k, v) FROM (SELECT 'slot_id' AS k, OLD."slot_id" AS v WHERE OLD."slot_id" IS NOT NEW."slot_id" UNION ALL SELECT 'tag_id' AS k, OLD."tag_id" AS v WHERE OLD."tag_id" IS NOT NEW."tag_id")), (SELECT json_group_object(k, v) FROM (SELECT 'slot_id' AS k, NEW."slot_id" AS v WHERE OLD."slot_id" IS NOT NEW."slot_id" UNION ALL SELECT 'tag_id' AS k, NEW."tag_id" AS v WHERE OLD."tag_id" IS NOT NEW."tag_id")) FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_slot_update AFTER UPDATE ON slot WHEN OLD."community_id" IS NOT NEW."community_id" OR OLD."name" IS NOT NEW."name" OR OLD."pillar_id" IS NOT NEW."pillar_id" OR OLD."owner_id" IS NOT NEW."owner_id" OR OLD."schedule_id" IS NOT NEW."schedule_id" OR OLD."skip_days_off" IS NOT NEW."skip_days_off" OR OLD."note" IS NOT NEW."note" OR OLD."position" IS NOT NEW."position" OR OLD."created_at" IS NOT NEW."created_at" OR OLD."updated_at" IS NOT NEW."updated_at" BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'slot', NEW.id, NEW.uid, 'u', (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, OLD."community_id" AS v WHERE OLD."community_id" IS NOT NEW."community_id" UNION ALL SELECT 'name' AS k, OLD."name" AS v WHERE OLD."name" IS NOT NEW."name" UNION ALL SELECT 'pillar_id' AS k, OLD."pillar_id" AS v WHERE OLD."pillar_id" IS NOT NEW."pillar_id" UNION ALL SELECT 'owner_id' AS k, OLD."owner_id" AS v WHERE OLD."owner_id" IS NOT NEW."owner_id" UNION ALL SELECT 'schedule_id' AS k, OLD."schedule_id" AS v WHERE OLD."schedule_id" IS NOT NEW."schedule_id" UNION ALL SELECT 'skip_days_off' AS k, OLD."skip_days_off" AS v WHERE OLD."skip_days_off" IS NOT NEW."skip_days_off" UNION ALL SELECT 'note' AS k, OLD."note" AS v WHERE OLD."note" IS NOT NEW."note" UNION ALL SELECT 'position' AS k, OLD."position" AS v WHERE OLD."position" IS NOT NEW."position" UNION ALL SELECT 'created_at' AS k, OLD."created_at" AS v WHERE OLD."created_at" IS NOT NEW."created_at" UNION ALL SELECT 'updated_at' AS k, OLD."updated_at" AS v WHERE OLD."updated_at" IS NOT NEW."updated_at")), (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, NEW."community_id" AS v WHERE OLD."community_id" IS NOT NEW."community_id" UNION ALL SELECT 'name' AS k, NEW."name" AS v WHERE OLD."name" IS NOT NEW."name" UNION ALL SELECT 'pillar_id' AS k, NEW."pillar_id" AS v WHERE OLD."pillar_id" IS NOT NEW."pillar_id" UNION ALL SELECT 'owner_id' AS k, NEW."owner_id" AS v WHERE OLD."owner_id" IS NOT NEW."owner_id" UNION ALL SELECT 'schedule_id' AS k, NEW."schedule_id" AS v WHERE OLD."schedule_id" IS NOT NEW."schedule_id" UNION ALL SELECT 'skip_days_off' AS k, NEW."skip_days_off" AS v WHERE OLD."skip_days_off" IS NOT NEW."skip_days_off" UNION ALL SELECT 'note' AS k, NEW."note" AS v WHERE OLD."note" IS NOT NEW."note" UNION ALL SELECT 'position' AS k, NEW."position" AS v WHERE OLD."position" IS NOT NEW."position" UNION ALL SELECT 'created_at' AS k, NEW."created_at" AS v WHERE OLD."created_at" IS NOT NEW."created_at" UNION ALL SELECT 'updated_at' AS k, NEW."updated_at" AS v WHERE OLD."updated_at" IS NOT NEW."updated_at")) FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_tag_delete AFTER DELETE ON tag BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'tag', OLD.id, OLD.uid, 'd', json_object('community_id', OLD."community_id", 'kind', OLD."kind", 'name', OLD."name", 'color', OLD."color"), NULL FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_tag_insert AFTER INSERT ON tag BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'tag', NEW.id, NEW.uid, 'i', NULL, NULL FROM change_cursor WHERE mode = 1; END;

CREATE TRIGGER log_tag_update AFTER UPDATE ON tag WHEN OLD."community_id" IS NOT NEW."community_id" OR OLD."kind" IS NOT NEW."kind" OR OLD."name" IS NOT NEW."name" OR OLD."color" IS NOT NEW."color" BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'tag', NEW.id, NEW.uid, 'u', (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, OLD."community_id" AS v WHERE OLD."community_id" IS NOT NEW."community_id" UNION ALL SELECT 'kind' AS k, OLD."kind" AS v WHERE OLD."kind" IS NOT NEW."kind" UNION ALL SELECT 'name' AS k, OLD."name" AS v WHERE OLD."name" IS NOT NEW."name" UNION ALL SELECT 'color' AS k, OLD."color" AS v WHERE OLD."color" IS NOT NEW."color")), (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, NEW."community_id" AS v WHERE OLD."community_id" IS NOT NEW."community_id" UNION ALL SELECT 'kind' AS k, NEW."kind" AS v WHERE OLD."kind" IS NOT NEW."kind" UNION ALL SELECT 'name' AS k, NEW."name" AS v WHERE OLD."name" IS NOT NEW."name" UNION ALL SELECT 'color' AS k, NEW."color" AS v WHERE OLD."color" IS NOT NEW."color")) FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_task_delete AFTER DELETE ON task BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'task', OLD.id, OLD.uid, 'd', json_object('community_id', OLD."community_id", 'activity_id', OLD."activity_id", 'content_id', OLD."content_id", 'title', OLD."title", 'schedule_id', OLD."schedule_id", 'owner_id', OLD."owner_id", 'done_at', OLD."done_at", 'position', OLD."position", 'note', OLD."note", 'custom', OLD."custom", 'created_at', OLD."created_at", 'updated_at', OLD."updated_at", 'deleted_at', OLD."deleted_at"), NULL FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_task_insert AFTER INSERT ON task BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'task', NEW.id, NEW.uid, 'i', NULL, NULL FROM change_cursor WHERE mode = 1; END;

CREATE TRIGGER log_task_update AFTER UPDATE ON task WHEN OLD."community_id" IS NOT NEW."community_id" OR OLD."activity_id" IS NOT NEW."activity_id" OR OLD."content_id" IS NOT NEW."content_id" OR OLD."title" IS NOT NEW."title" OR OLD."schedule_id" IS NOT NEW."schedule_id" OR OLD."owner_id" IS NOT NEW."owner_id" OR OLD."done_at" IS NOT NEW."done_at" OR OLD."position" IS NOT NEW."position" OR OLD."note" IS NOT NEW."note" OR OLD."custom" IS NOT NEW."custom" OR OLD."created_at" IS NOT NEW."created_at" OR OLD."updated_at" IS NOT NEW."updated_at" OR OLD."deleted_at" IS NOT NEW."deleted_at" BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'task', NEW.id, NEW.uid, 'u', (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, OLD."community_id" AS v WHERE OLD."community_id" IS NOT NEW."community_id" UNION ALL SELECT 'activity_id' AS k, OLD."activity_id" AS v WHERE OLD."activity_id" IS NOT NEW."activity_id" UNION ALL SELECT 'content_id' AS k, OLD."content_id" AS v WHERE OLD."content_id" IS NOT NEW."content_id" UNION ALL SELECT 'title' AS k, OLD."title" AS v WHERE OLD."title" IS NOT NEW."title" UNION ALL SELECT 'schedule_id' AS k, OLD."schedule_id" AS v WHERE OLD."schedule_id" IS NOT NEW."schedule_id" UNION ALL SELECT 'owner_id' AS k, OLD."owner_id" AS v WHERE OLD."owner_id" IS NOT NEW."owner_id" UNION ALL SELECT 'done_at' AS k, OLD."done_at" AS v WHERE OLD."done_at" IS NOT NEW."done_at" UNION ALL SELECT 'position' AS k, OLD."position" AS v WHERE OLD."position" IS NOT NEW."position" UNION ALL SELECT 'note' AS k, OLD."note" AS v WHERE OLD."note" IS NOT NEW."note" UNION ALL SELECT 'custom' AS k, OLD."custom" AS v WHERE OLD."custom" IS NOT NEW."custom" UNION ALL SELECT 'created_at' AS k, OLD."created_at" AS v WHERE OLD."created_at" IS NOT NEW."created_at" UNION ALL SELECT 'updated_at' AS k, OLD."updated_at" AS v WHERE OLD."updated_at" IS NOT NEW."updated_at" UNION ALL SELECT 'deleted_at' AS k, OLD."deleted_at" AS v WHERE OLD."deleted_at" IS NOT NEW."deleted_at")), (SELECT json_group_object(k, v) FROM (SELECT 'community_id' AS k, NEW."community_id" AS v WHERE OLD."community_id" IS NOT NEW."community_id" UNION ALL SELECT 'activity_id' AS k, NEW."activity_id" AS v WHERE OLD."activity_id" IS NOT NEW."activity_id" UNION ALL SELECT 'content_id' AS k, NEW."content_id" AS v WHERE OLD."content_id" IS NOT NEW."content_id" UNION ALL SELECT 'title' AS k, NEW."title" AS v WHERE OLD."title" IS NOT NEW."title" UNION ALL SELECT 'schedule_id' AS k, NEW."schedule_id" AS v WHERE OLD."schedule_id" IS NOT NEW."schedule_id" UNION ALL SELECT 'owner_id' AS k, NEW."owner_id" AS v WHERE OLD."owner_id" IS NOT NEW."owner_id" UNION ALL SELECT 'done_at' AS k, NEW."done_at" AS v WHERE OLD."done_at" IS NOT NEW."done_at" UNION ALL SELECT 'position' AS k, NEW."position" AS v WHERE OLD."position" IS NOT NEW."position" UNION ALL SELECT 'note' AS k, NEW."note" AS v WHERE OLD."note" IS NOT NEW."note" UNION ALL SELECT 'custom' AS k, NEW."custom" AS v WHERE OLD."custom" IS NOT NEW."custom" UNION ALL SELECT 'created_at' AS k, NEW."created_at" AS v WHERE OLD."created_at" IS NOT NEW."created_at" UNION ALL SELECT 'updated_at' AS k, NEW."updated_at" AS v WHERE OLD."updated_at" IS NOT NEW."updated_at" UNION ALL SELECT 'deleted_at' AS k, NEW."deleted_at" AS v WHERE OLD."deleted_at" IS NOT NEW."deleted_at")) FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_text_drop_delete AFTER DELETE ON text_drop BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'text_drop', OLD.id, OLD.uid, 'd', json_object('texts', OLD."texts", 'at', OLD."at"), NULL FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_text_drop_insert AFTER INSERT ON text_drop BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'text_drop', NEW.id, NEW.uid, 'i', NULL, NULL FROM change_cursor WHERE mode = 1; END;

CREATE TRIGGER log_text_drop_update AFTER UPDATE ON text_drop WHEN OLD."texts" IS NOT NEW."texts" OR OLD."at" IS NOT NEW."at" BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'text_drop', NEW.id, NEW.uid, 'u', (SELECT json_group_object(k, v) FROM (SELECT 'texts' AS k, OLD."texts" AS v WHERE OLD."texts" IS NOT NEW."texts" UNION ALL SELECT 'at' AS k, OLD."at" AS v WHERE OLD."at" IS NOT NEW."at")), (SELECT json_group_object(k, v) FROM (SELECT 'texts' AS k, NEW."texts" AS v WHERE OLD."texts" IS NOT NEW."texts" UNION ALL SELECT 'at' AS k, NEW."at" AS v WHERE OLD."at" IS NOT NEW."at")) FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_tier_delete AFTER DELETE ON tier BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'tier', OLD.id, OLD.uid, 'd', json_object('ladder_id', OLD."ladder_id", 'name', OLD."name", 'color', OLD."color", 'position', OLD."position", 'rule', OLD."rule"), NULL FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_tier_hold_delete AFTER DELETE ON tier_hold BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'tier_hold', OLD.id, OLD.uid, 'd', json_object('member_id', OLD."member_id", 'ladder_id', OLD."ladder_id", 'until', OLD."until", 'reason', OLD."reason"), NULL FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_tier_hold_insert AFTER INSERT ON tier_hold BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'tier_hold', NEW.id, NEW.uid, 'i', NULL, NULL FROM change_cursor WHERE mode = 1; END;

CREATE TRIGGER log_tier_hold_update AFTER UPDATE ON tier_hold WHEN OLD."member_id" IS NOT NEW."member_id" OR OLD."ladder_id" IS NOT NEW."ladder_id" OR OLD."until" IS NOT NEW."until" OR OLD."reason" IS NOT NEW."reason" BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'tier_hold', NEW.id, NEW.uid, 'u', (SELECT json_group_object(k, v) FROM (SELECT 'member_id' AS k, OLD."member_id" AS v WHERE OLD."member_id" IS NOT NEW."member_id" UNION ALL SELECT 'ladder_id' AS k, OLD."ladder_id" AS v WHERE OLD."ladder_id" IS NOT NEW."ladder_id" UNION ALL SELECT 'until' AS k, OLD."until" AS v WHERE OLD."until" IS NOT NEW."until" UNION ALL SELECT 'reason' AS k, OLD."reason" AS v WHERE OLD."reason" IS NOT NEW."reason")), (SELECT json_group_object(k, v) FROM (SELECT 'member_id' AS k, NEW."member_id" AS v WHERE OLD."member_id" IS NOT NEW."member_id" UNION ALL SELECT 'ladder_id' AS k, NEW."ladder_id" AS v WHERE OLD."ladder_id" IS NOT NEW."ladder_id" UNION ALL SELECT 'until' AS k, NEW."until" AS v WHERE OLD."until" IS NOT NEW."until" UNION ALL SELECT 'reason' AS k, NEW."reason" AS v WHERE OLD."reason" IS NOT NEW."reason")) FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_tier_insert AFTER INSERT ON tier BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'tier', NEW.id, NEW.uid, 'i', NULL, NULL FROM change_cursor WHERE mode = 1; END;

CREATE TRIGGER log_tier_move_delete AFTER DELETE ON tier_move BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'tier_move', OLD.id, OLD.uid, 'd', json_object('member_id', OLD."member_id", 'ladder_id', OLD."ladder_id", 'from_tier_id', OLD."from_tier_id", 'to_tier_id', OLD."to_tier_id", 'at', OLD."at", 'how', OLD."how", 'reason', OLD."reason"), NULL FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_tier_move_insert AFTER INSERT ON tier_move BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'tier_move', NEW.id, NEW.uid, 'i', NULL, NULL FROM change_cursor WHERE mode = 1; END;

CREATE TRIGGER log_tier_move_update AFTER UPDATE ON tier_move WHEN OLD."member_id" IS NOT NEW."member_id" OR OLD."ladder_id" IS NOT NEW."ladder_id" OR OLD."from_tier_id" IS NOT NEW."from_tier_id" OR OLD."to_tier_id" IS NOT NEW."to_tier_id" OR OLD."at" IS NOT NEW."at" OR OLD."how" IS NOT NEW."how" OR OLD."reason" IS NOT NEW."reason" BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'tier_move', NEW.id, NEW.uid, 'u', (SELECT json_group_object(k, v) FROM (SELECT 'member_id' AS k, OLD."member_id" AS v WHERE OLD."member_id" IS NOT NEW."member_id" UNION ALL SELECT 'ladder_id' AS k, OLD."ladder_id" AS v WHERE OLD."ladder_id" IS NOT NEW."ladder_id" UNION ALL SELECT 'from_tier_id' AS k, OLD."from_tier_id" AS v WHERE OLD."from_tier_id" IS NOT NEW."from_tier_id" UNION ALL SELECT 'to_tier_id' AS k, OLD."to_tier_id" AS v WHERE OLD."to_tier_id" IS NOT NEW."to_tier_id" UNION ALL SELECT 'at' AS k, OLD."at" AS v WHERE OLD."at" IS NOT NEW."at" UNION ALL SELECT 'how' AS k, OLD."how" AS v WHERE OLD."how" IS NOT NEW."how" UNION ALL SELECT 'reason' AS k, OLD."reason" AS v WHERE OLD."reason" IS NOT NEW."reason")), (SELECT json_group_object(k, v) FROM (SELECT 'member_id' AS k, NEW."member_id" AS v WHERE OLD."member_id" IS NOT NEW."member_id" UNION ALL SELECT 'ladder_id' AS k, NEW."ladder_id" AS v WHERE OLD."ladder_id" IS NOT NEW."ladder_id" UNION ALL SELECT 'from_tier_id' AS k, NEW."from_tier_id" AS v WHERE OLD."from_tier_id" IS NOT NEW."from_tier_id" UNION ALL SELECT 'to_tier_id' AS k, NEW."to_tier_id" AS v WHERE OLD."to_tier_id" IS NOT NEW."to_tier_id" UNION ALL SELECT 'at' AS k, NEW."at" AS v WHERE OLD."at" IS NOT NEW."at" UNION ALL SELECT 'how' AS k, NEW."how" AS v WHERE OLD."how" IS NOT NEW."how" UNION ALL SELECT 'reason' AS k, NEW."reason" AS v WHERE OLD."reason" IS NOT NEW."reason")) FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_tier_update AFTER UPDATE ON tier WHEN OLD."ladder_id" IS NOT NEW."ladder_id" OR OLD."name" IS NOT NEW."name" OR OLD."color" IS NOT NEW."color" OR OLD."position" IS NOT NEW."position" OR OLD."rule" IS NOT NEW."rule" BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'tier', NEW.id, NEW.uid, 'u', (SELECT json_group_object(k, v) FROM (SELECT 'ladder_id' AS k, OLD."ladder_id" AS v WHERE OLD."ladder_id" IS NOT NEW."ladder_id" UNION ALL SELECT 'name' AS k, OLD."name" AS v WHERE OLD."name" IS NOT NEW."name" UNION ALL SELECT 'color' AS k, OLD."color" AS v WHERE OLD."color" IS NOT NEW."color" UNION ALL SELECT 'position' AS k, OLD."position" AS v WHERE OLD."position" IS NOT NEW."position" UNION ALL SELECT 'rule' AS k, OLD."rule" AS v WHERE OLD."rule" IS NOT NEW."rule")), (SELECT json_group_object(k, v) FROM (SELECT 'ladder_id' AS k, NEW."ladder_id" AS v WHERE OLD."ladder_id" IS NOT NEW."ladder_id" UNION ALL SELECT 'name' AS k, NEW."name" AS v WHERE OLD."name" IS NOT NEW."name" UNION ALL SELECT 'color' AS k, NEW."color" AS v WHERE OLD."color" IS NOT NEW."color" UNION ALL SELECT 'position' AS k, NEW."position" AS v WHERE OLD."position" IS NOT NEW."position" UNION ALL SELECT 'rule' AS k, NEW."rule" AS v WHERE OLD."rule" IS NOT NEW."rule")) FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_touch_rule_delete AFTER DELETE ON touch_rule BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'touch_rule', OLD.id, OLD.uid, 'd', json_object('tier_id', OLD."tier_id", 'tag_id', OLD."tag_id", 'member_id', OLD."member_id", 'ideal', OLD."ideal", 'latest', OLD."latest", 'since', OLD."since"), NULL FROM change_cursor WHERE mode > 0; END;

CREATE TRIGGER log_touch_rule_insert AFTER INSERT ON touch_rule BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'touch_rule', NEW.id, NEW.uid, 'i', NULL, NULL FROM change_cursor WHERE mode = 1; END;

CREATE TRIGGER log_touch_rule_update AFTER UPDATE ON touch_rule WHEN OLD."tier_id" IS NOT NEW."tier_id" OR OLD."tag_id" IS NOT NEW."tag_id" OR OLD."member_id" IS NOT NEW."member_id" OR OLD."ideal" IS NOT NEW."ideal" OR OLD."latest" IS NOT NEW."latest" OR OLD."since" IS NOT NEW."since" BEGIN SELECT RAISE(ABORT, 'shared table written outside a step') FROM change_cursor WHERE mode = 0; INSERT INTO change_row (step_id, tbl, row_id, uid, op, before, after)
             SELECT step_id, 'touch_rule', NEW.id, NEW.uid, 'u', (SELECT json_group_object(k, v) FROM (SELECT 'tier_id' AS k, OLD."tier_id" AS v WHERE OLD."tier_id" IS NOT NEW."tier_id" UNION ALL SELECT 'tag_id' AS k, OLD."tag_id" AS v WHERE OLD."tag_id" IS NOT NEW."tag_id" UNION ALL SELECT 'member_id' AS k, OLD."member_id" AS v WHERE OLD."member_id" IS NOT NEW."member_id" UNION ALL SELECT 'ideal' AS k, OLD."ideal" AS v WHERE OLD."ideal" IS NOT NEW."ideal" UNION ALL SELECT 'latest' AS k, OLD."latest" AS v WHERE OLD."latest" IS NOT NEW."latest" UNION ALL SELECT 'since' AS k, OLD."since" AS v WHERE OLD."since" IS NOT NEW."since")), (SELECT json_group_object(k, v) FROM (SELECT 'tier_id' AS k, NEW."tier_id" AS v WHERE OLD."tier_id" IS NOT NEW."tier_id" UNION ALL SELECT 'tag_id' AS k, NEW."tag_id" AS v WHERE OLD."tag_id" IS NOT NEW."tag_id" UNION ALL SELECT 'member_id' AS k, NEW."member_id" AS v WHERE OLD."member_id" IS NOT NEW."member_id" UNION ALL SELECT 'ideal' AS k, NEW."ideal" AS v WHERE OLD."ideal" IS NOT NEW."ideal" UNION ALL SELECT 'latest' AS k, NEW."latest" AS v WHERE OLD."latest" IS NOT NEW."latest" UNION ALL SELECT 'since' AS k, NEW."since" AS v WHERE OLD."since" IS NOT NEW."since")) FROM change_cursor WHERE mode > 0; END;

CREATE TABLE account (
           id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
           member_id INTEGER NOT NULL REFERENCES member (id),
           platform TEXT NOT NULL, external_id TEXT, handle TEXT) STRICT;

CREATE TABLE activity (
           id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
           community_id INTEGER NOT NULL REFERENCES community (id), title TEXT NOT NULL, format TEXT NOT NULL,
           place TEXT, link TEXT, host TEXT, capacity INTEGER, owner_id INTEGER REFERENCES operator (id),
           schedule_id INTEGER UNIQUE REFERENCES schedule (id), note TEXT, custom TEXT NOT NULL DEFAULT '{}',
           created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, deleted_at INTEGER) STRICT;

CREATE TABLE activity_channel (
           id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
           activity_id INTEGER NOT NULL REFERENCES activity (id),
           channel_id INTEGER NOT NULL REFERENCES channel (id), UNIQUE (activity_id, channel_id)) STRICT;

CREATE TABLE attachment (
           id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
           hash TEXT NOT NULL, name TEXT NOT NULL, mime TEXT NOT NULL, bytes INTEGER NOT NULL,
           created_at INTEGER NOT NULL) STRICT;

CREATE TABLE care_mark (
       id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
       community_id INTEGER NOT NULL REFERENCES community (id), member_id INTEGER REFERENCES member (id),
       kind TEXT NOT NULL, key TEXT NOT NULL, state TEXT NOT NULL, until TEXT, on_day TEXT NOT NULL,
       operator_id INTEGER REFERENCES operator (id)) STRICT;

CREATE TABLE change_cursor (id INTEGER PRIMARY KEY CHECK (id = 1), step_id INTEGER, mode INTEGER NOT NULL) STRICT;

CREATE TABLE change_range (
  step_id INTEGER NOT NULL REFERENCES change_step (id),
  tbl TEXT NOT NULL,
  first_id INTEGER NOT NULL,
  last_id INTEGER NOT NULL
) STRICT;

CREATE TABLE change_row (
  id INTEGER PRIMARY KEY,
  step_id INTEGER NOT NULL REFERENCES change_step (id),
  tbl TEXT NOT NULL,
  row_id INTEGER NOT NULL,
  uid BLOB NOT NULL,
  op TEXT NOT NULL CHECK (op IN ('i', 'u', 'd')),
  before TEXT,
  after TEXT
) STRICT;

CREATE TABLE change_site (id INTEGER PRIMARY KEY CHECK (id = 1), uid BLOB NOT NULL) STRICT;

CREATE TABLE change_step (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid BLOB NOT NULL UNIQUE,
  operator_id INTEGER NOT NULL,
  site BLOB NOT NULL,
  hlc INTEGER NOT NULL,
  at INTEGER NOT NULL,
  command TEXT NOT NULL,
  detail TEXT NOT NULL DEFAULT '{}',
  kind TEXT NOT NULL CHECK (kind IN ('do', 'undo', 'redo')),
  root_id INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'dropped', 'final')),
  merge_key TEXT,
  tables TEXT NOT NULL DEFAULT '[]'
) STRICT;

CREATE TABLE channel (
           id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
           community_id INTEGER NOT NULL REFERENCES community (id), kind TEXT NOT NULL, is_group INTEGER NOT NULL,
           name TEXT NOT NULL, number TEXT, account TEXT, operator_id INTEGER REFERENCES operator (id),
           opened_on TEXT, state TEXT NOT NULL, capacity INTEGER, link TEXT, color TEXT,
           qr_expires_on TEXT, qr_attachment_id INTEGER REFERENCES attachment (id),
           announcement TEXT, announcement_at INTEGER, announcement_review_on TEXT, note TEXT,
           custom TEXT NOT NULL DEFAULT '{}', position REAL NOT NULL,
           created_at INTEGER NOT NULL, deleted_at INTEGER) STRICT;

CREATE TABLE channel_chat (
       id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
       community_id INTEGER NOT NULL REFERENCES community (id), platform TEXT NOT NULL, key TEXT NOT NULL,
       channel_id INTEGER NOT NULL REFERENCES channel (id), UNIQUE (community_id, platform, key)) STRICT;

CREATE TABLE channel_tag (
           id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
           channel_id INTEGER NOT NULL REFERENCES channel (id), tag_id INTEGER NOT NULL REFERENCES tag (id),
           UNIQUE (channel_id, tag_id)) STRICT;

CREATE TABLE community (
           id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
           name TEXT NOT NULL, tz TEXT NOT NULL, scale TEXT NOT NULL, review_on INTEGER NOT NULL DEFAULT 0,
           is_demo INTEGER NOT NULL DEFAULT 0, position REAL NOT NULL, created_at INTEGER NOT NULL,
           deleted_at INTEGER) STRICT;

CREATE TABLE contact (
           id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
           member_id INTEGER NOT NULL REFERENCES member (id), way TEXT NOT NULL, on_day TEXT NOT NULL,
           text TEXT NOT NULL, follow_up_on TEXT, followed_up INTEGER NOT NULL DEFAULT 0,
           operator_id INTEGER REFERENCES operator (id)) STRICT;

CREATE TABLE content (
           id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
           community_id INTEGER NOT NULL REFERENCES community (id), title TEXT NOT NULL, titled INTEGER NOT NULL,
           state TEXT NOT NULL, owner_id INTEGER REFERENCES operator (id),
           reviewer_id INTEGER REFERENCES operator (id), pillar_id INTEGER REFERENCES pillar (id),
           schedule_id INTEGER UNIQUE REFERENCES schedule (id), language TEXT, note TEXT,
           custom TEXT NOT NULL DEFAULT '{}',
           board_position REAL NOT NULL, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
           deleted_at INTEGER) STRICT;

CREATE TABLE content_channel (
           id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
           content_id INTEGER NOT NULL REFERENCES content (id), channel_id INTEGER NOT NULL REFERENCES channel (id),
           UNIQUE (content_id, channel_id)) STRICT;

CREATE TABLE day_note (
       id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
       day TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, UNIQUE (day, kind, name)) STRICT;

CREATE TABLE delivery (
           id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
           content_id INTEGER NOT NULL REFERENCES content (id), channel_id INTEGER NOT NULL REFERENCES channel (id),
           original TEXT NOT NULL DEFAULT '', state TEXT NOT NULL, at INTEGER,
           operator_id INTEGER REFERENCES operator (id), reason TEXT,
           UNIQUE (content_id, original, channel_id)) STRICT;

CREATE TABLE erased_author (
       id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
       community_id INTEGER NOT NULL REFERENCES community (id), platform TEXT NOT NULL, digest BLOB NOT NULL,
       by_name INTEGER NOT NULL, number INTEGER NOT NULL, UNIQUE (community_id, platform, digest)) STRICT;

CREATE TABLE feedback (
       id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
       community_id INTEGER NOT NULL REFERENCES community (id), quote TEXT NOT NULL, kind TEXT NOT NULL,
       member_id INTEGER REFERENCES member (id), channel_id INTEGER REFERENCES channel (id),
       owner_id INTEGER REFERENCES operator (id), state TEXT NOT NULL, reply TEXT NOT NULL,
       told INTEGER NOT NULL DEFAULT 0, on_day TEXT NOT NULL, replied_on TEXT, closed_on TEXT) STRICT;

CREATE TABLE field_def (
           id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
           community_id INTEGER NOT NULL REFERENCES community (id),
           subject TEXT NOT NULL DEFAULT 'member', name TEXT NOT NULL, kind TEXT NOT NULL,
           options TEXT NOT NULL DEFAULT '[]', position REAL NOT NULL, UNIQUE (community_id, subject, name)) STRICT;

CREATE TABLE figure_def (
           id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
           community_id INTEGER NOT NULL REFERENCES community (id), key TEXT NOT NULL, name TEXT NOT NULL,
           unit TEXT, decimals INTEGER NOT NULL, position REAL NOT NULL, UNIQUE (community_id, key)) STRICT;

CREATE TABLE finding (
           id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
           member_id INTEGER NOT NULL REFERENCES member (id), kind TEXT NOT NULL, text TEXT NOT NULL,
           evidence TEXT NOT NULL, on_day TEXT NOT NULL) STRICT;

CREATE TABLE hold (
           id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
           community_id INTEGER NOT NULL REFERENCES community (id), reason TEXT NOT NULL,
           begun_at INTEGER NOT NULL, begun_by INTEGER REFERENCES operator (id), ended_at INTEGER,
           ended_by INTEGER REFERENCES operator (id)) STRICT;

CREATE TABLE hold_channel (
           id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
           hold_id INTEGER NOT NULL REFERENCES hold (id), channel_id INTEGER NOT NULL REFERENCES channel (id),
           UNIQUE (hold_id, channel_id)) STRICT;

CREATE TABLE ics_component (
           id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
           community_id INTEGER NOT NULL REFERENCES community (id), ical_uid TEXT NOT NULL,
           original TEXT NOT NULL, part TEXT NOT NULL, raw TEXT NOT NULL) STRICT;

CREATE TABLE ics_source (
           id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
           community_id INTEGER NOT NULL REFERENCES community (id), ical_uid TEXT NOT NULL, kind TEXT NOT NULL,
           subject_id INTEGER NOT NULL, schedule_id INTEGER, sequence INTEGER NOT NULL, digest TEXT NOT NULL,
           UNIQUE (community_id, ical_uid)) STRICT;

CREATE TABLE import_batch (
           id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
           community_id INTEGER NOT NULL REFERENCES community (id), kind TEXT NOT NULL, file TEXT NOT NULL,
           counts TEXT NOT NULL, problem_counts TEXT NOT NULL, problems TEXT NOT NULL, step_id INTEGER,
           at INTEGER NOT NULL, files TEXT NOT NULL DEFAULT '[]', log TEXT, confirmed_by INTEGER,
           as_of TEXT, list_of BLOB) STRICT;

CREATE TABLE import_mapping (
           header_key TEXT PRIMARY KEY, mapping TEXT NOT NULL, used_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE interaction_author (
           id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
           community_id INTEGER NOT NULL REFERENCES community (id),
           platform TEXT NOT NULL, key TEXT NOT NULL, name TEXT NOT NULL, bot INTEGER NOT NULL DEFAULT 0,
           account_id INTEGER REFERENCES account (id), number INTEGER, UNIQUE (community_id, platform, key)) STRICT;

CREATE TABLE interaction_cover (
       id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
       batch_id INTEGER NOT NULL REFERENCES import_batch (id), channel_id INTEGER NOT NULL REFERENCES channel (id),
       first_at INTEGER NOT NULL, last_at INTEGER NOT NULL) STRICT;

CREATE TABLE interaction_segment (
           id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
           batch_id INTEGER NOT NULL REFERENCES import_batch (id), channel_id INTEGER NOT NULL REFERENCES channel (id),
           confirms INTEGER NOT NULL DEFAULT 0, first_at INTEGER NOT NULL, last_at INTEGER NOT NULL,
           row_count INTEGER NOT NULL, rows BLOB NOT NULL, keys BLOB, targets BLOB) STRICT;

CREATE TABLE kept_file (
           id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, selection TEXT NOT NULL, written_at INTEGER,
           problem TEXT) STRICT;

CREATE TABLE ladder (
           id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
           community_id INTEGER NOT NULL REFERENCES community (id), name TEXT NOT NULL, position REAL NOT NULL,
           review TEXT NOT NULL DEFAULT 'month', lower_mark INTEGER NOT NULL DEFAULT 90,
           grace_days INTEGER NOT NULL DEFAULT 14, reviewed_on TEXT) STRICT;

CREATE TABLE late_notice (
           content_id INTEGER NOT NULL, original TEXT NOT NULL, at INTEGER NOT NULL,
           PRIMARY KEY (content_id, original)) STRICT, WITHOUT ROWID;

CREATE TABLE local_setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE member (
           id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
           community_id INTEGER NOT NULL REFERENCES community (id),
           name TEXT NOT NULL, remark TEXT, phone TEXT, email TEXT,
           birthday TEXT, birthday_lunar INTEGER NOT NULL DEFAULT 0,
           joined_on TEXT, left_on TEXT, source TEXT, tier_id INTEGER REFERENCES tier (id),
           custom TEXT NOT NULL DEFAULT '{}', note TEXT, namesake INTEGER NOT NULL DEFAULT 0,
           part TEXT, known_on TEXT, name_key TEXT NOT NULL, search_text TEXT NOT NULL,
           created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, deleted_at INTEGER) STRICT;

CREATE TABLE member_apart (
           id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
           one_id INTEGER NOT NULL REFERENCES member (id), other_id INTEGER NOT NULL REFERENCES member (id),
           UNIQUE (one_id, other_id)) STRICT;

CREATE TABLE member_tag (
           id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
           member_id INTEGER NOT NULL REFERENCES member (id), tag_id INTEGER NOT NULL REFERENCES tag (id),
           UNIQUE (member_id, tag_id)) STRICT;

CREATE TABLE membership (
           id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
           member_id INTEGER NOT NULL REFERENCES member (id), channel_id INTEGER NOT NULL REFERENCES channel (id),
           joined_on TEXT, left_on TEXT, inviter_id INTEGER REFERENCES member (id), inviter_name TEXT,
           nickname TEXT, how TEXT, known_on TEXT) STRICT;

CREATE TABLE message_text (
           id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
           batch_id INTEGER NOT NULL REFERENCES import_batch (id), channel_id INTEGER NOT NULL REFERENCES channel (id),
           first_at INTEGER NOT NULL, last_at INTEGER NOT NULL, row_count INTEGER NOT NULL, own_count INTEGER NOT NULL,
           length INTEGER NOT NULL, texts BLOB NOT NULL) STRICT;

CREATE VIRTUAL TABLE message_text_index USING fts5 (
           tokens, content = '', contentless_delete = 1, detail = 'none', tokenize = 'ascii');

CREATE TABLE name_alias (
       id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
       community_id INTEGER NOT NULL REFERENCES community (id), channel_id INTEGER REFERENCES channel (id),
       key TEXT NOT NULL, member_id INTEGER REFERENCES member (id), stays_text INTEGER NOT NULL DEFAULT 0) STRICT;

CREATE TABLE occurrence_done (
           id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
           schedule_id INTEGER NOT NULL REFERENCES schedule (id), original TEXT NOT NULL, at INTEGER NOT NULL,
           operator_id INTEGER REFERENCES operator (id), UNIQUE (schedule_id, original)) STRICT;

CREATE TABLE operator (
           id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
           name TEXT NOT NULL, color TEXT, deleted_at INTEGER) STRICT;

CREATE TABLE piece (
           id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
           content_id INTEGER NOT NULL REFERENCES content (id), channel_id INTEGER REFERENCES channel (id),
           position INTEGER NOT NULL, kind TEXT NOT NULL, text TEXT NOT NULL,
           attachment_id INTEGER REFERENCES attachment (id)) STRICT;

CREATE TABLE pillar (
           id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
           community_id INTEGER NOT NULL REFERENCES community (id), name TEXT NOT NULL, color TEXT,
           target_share REAL, position REAL NOT NULL, UNIQUE (community_id, name)) STRICT;

CREATE TABLE point_entry (
           id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
           member_id INTEGER NOT NULL REFERENCES member (id), points INTEGER NOT NULL CHECK (points <> 0),
           kind TEXT NOT NULL, reason TEXT NOT NULL, on_day TEXT NOT NULL, expires_on TEXT,
           rule_id INTEGER REFERENCES point_rule (id), reverses_id INTEGER UNIQUE REFERENCES point_entry (id),
           pair BLOB, at INTEGER NOT NULL, operator_id INTEGER REFERENCES operator (id)) STRICT;

CREATE TABLE point_rule (
           id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
           community_id INTEGER NOT NULL REFERENCES community (id), name TEXT NOT NULL, source TEXT NOT NULL,
           points INTEGER NOT NULL, daily_cap INTEGER, cooldown_hours INTEGER, expires_days INTEGER,
           from_day TEXT NOT NULL, active INTEGER NOT NULL DEFAULT 1, removed INTEGER NOT NULL DEFAULT 0) STRICT;

CREATE TABLE registration (
           id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
           activity_id INTEGER NOT NULL REFERENCES activity (id), original TEXT NOT NULL DEFAULT '',
           member_id INTEGER REFERENCES member (id), name TEXT NOT NULL, extra INTEGER NOT NULL DEFAULT 0,
           state TEXT NOT NULL, checked_in_at INTEGER, note TEXT, award TEXT, created_at INTEGER NOT NULL) STRICT;

CREATE TABLE relation (
           id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
           member_id INTEGER NOT NULL REFERENCES member (id), other_id INTEGER NOT NULL REFERENCES member (id),
           kind TEXT NOT NULL, UNIQUE (member_id, other_id), CHECK (member_id <> other_id)) STRICT;

CREATE TABLE reminder (
           id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
           schedule_id INTEGER NOT NULL REFERENCES schedule (id), anchor TEXT NOT NULL, lead_min INTEGER NOT NULL,
           quiet TEXT NOT NULL, created_at INTEGER NOT NULL) STRICT;

CREATE TABLE reminder_fire (
           id INTEGER PRIMARY KEY, reminder_id INTEGER NOT NULL, original TEXT NOT NULL, due_at INTEGER NOT NULL,
           state TEXT NOT NULL, shown_at INTEGER, acked_at INTEGER, snooze_until INTEGER,
           UNIQUE (reminder_id, original)) STRICT;

CREATE TABLE reminder_look (id INTEGER PRIMARY KEY CHECK (id = 1), at INTEGER NOT NULL) STRICT;

CREATE TABLE reminder_mark (
           reminder_id INTEGER PRIMARY KEY, until_at INTEGER NOT NULL, plan TEXT NOT NULL) STRICT;

CREATE TABLE saved_view (
           id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
           community_id INTEGER NOT NULL REFERENCES community (id), page TEXT NOT NULL, name TEXT NOT NULL,
           query TEXT NOT NULL, position REAL NOT NULL) STRICT;

CREATE TABLE schedule (
           id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
           community_id INTEGER NOT NULL REFERENCES community (id), kind TEXT NOT NULL, start TEXT NOT NULL,
           duration_min INTEGER, tz TEXT NOT NULL, all_day INTEGER NOT NULL, rrule TEXT,
           ical_uid TEXT NOT NULL UNIQUE, sequence INTEGER NOT NULL DEFAULT 0, related_to TEXT,
           last_start TEXT, begins TEXT NOT NULL, ends_before TEXT NOT NULL,
           created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL) STRICT;

CREATE TABLE schedule_exception (
           id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
           schedule_id INTEGER NOT NULL REFERENCES schedule (id), original TEXT NOT NULL, kind TEXT NOT NULL,
           start TEXT, duration_min INTEGER, overrides TEXT NOT NULL DEFAULT '{}',
           UNIQUE (schedule_id, original)) STRICT;

CREATE TABLE segment (
       id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
       community_id INTEGER NOT NULL REFERENCES community (id), name TEXT NOT NULL, filter TEXT NOT NULL) STRICT;

CREATE TABLE send_place (
       content_id INTEGER NOT NULL, original TEXT NOT NULL, channel_id INTEGER NOT NULL, pieces INTEGER NOT NULL,
       PRIMARY KEY (content_id, original, channel_id)) STRICT, WITHOUT ROWID;

CREATE TABLE series_figure (
           id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
           channel_id INTEGER NOT NULL REFERENCES channel (id), day TEXT NOT NULL, figure TEXT NOT NULL,
           value REAL NOT NULL, source TEXT NOT NULL, UNIQUE (channel_id, figure, day, source)) STRICT;

CREATE TABLE setting (
           id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
           key TEXT NOT NULL UNIQUE, value TEXT NOT NULL) STRICT;

CREATE TABLE sheet_base (
           export TEXT NOT NULL REFERENCES sheet_export (name), key TEXT NOT NULL, cells TEXT NOT NULL,
           PRIMARY KEY (export, key)) STRICT, WITHOUT ROWID;

CREATE TABLE sheet_export (name TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE slot (
           id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
           community_id INTEGER NOT NULL REFERENCES community (id), name TEXT NOT NULL,
           pillar_id INTEGER REFERENCES pillar (id), owner_id INTEGER REFERENCES operator (id),
           schedule_id INTEGER NOT NULL UNIQUE REFERENCES schedule (id), skip_days_off INTEGER NOT NULL, note TEXT,
           position REAL NOT NULL, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL) STRICT;

CREATE TABLE slot_channel (
           id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
           slot_id INTEGER NOT NULL REFERENCES slot (id), channel_id INTEGER NOT NULL REFERENCES channel (id),
           UNIQUE (slot_id, channel_id)) STRICT;

CREATE TABLE slot_item (
           id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
           slot_id INTEGER NOT NULL REFERENCES slot (id), original TEXT NOT NULL,
           content_id INTEGER NOT NULL UNIQUE REFERENCES content (id), UNIQUE (slot_id, original)) STRICT;

CREATE TABLE slot_tag (
           id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
           slot_id INTEGER NOT NULL REFERENCES slot (id), tag_id INTEGER NOT NULL REFERENCES tag (id),
           UNIQUE (slot_id, tag_id)) STRICT;

CREATE TABLE tag (
           id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
           community_id INTEGER NOT NULL REFERENCES community (id), kind TEXT NOT NULL,
           name TEXT NOT NULL, color TEXT, UNIQUE (community_id, kind, name)) STRICT;

CREATE TABLE task (
           id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
           community_id INTEGER NOT NULL REFERENCES community (id), activity_id INTEGER REFERENCES activity (id),
           content_id INTEGER REFERENCES content (id), title TEXT NOT NULL,
           schedule_id INTEGER UNIQUE REFERENCES schedule (id), owner_id INTEGER REFERENCES operator (id),
           done_at INTEGER, position REAL NOT NULL, note TEXT, custom TEXT NOT NULL DEFAULT '{}', created_at INTEGER NOT NULL,
           updated_at INTEGER NOT NULL, deleted_at INTEGER) STRICT;

CREATE TABLE text_drop (
           id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
           texts INTEGER NOT NULL, at INTEGER NOT NULL) STRICT;

CREATE TABLE tier (
           id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
           ladder_id INTEGER NOT NULL REFERENCES ladder (id), name TEXT NOT NULL, color TEXT,
           position REAL NOT NULL, rule TEXT) STRICT;

CREATE TABLE tier_hold (
           id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
           member_id INTEGER NOT NULL REFERENCES member (id), ladder_id INTEGER NOT NULL REFERENCES ladder (id),
           until TEXT, reason TEXT) STRICT;

CREATE TABLE tier_move (
           id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
           member_id INTEGER NOT NULL REFERENCES member (id), ladder_id INTEGER NOT NULL REFERENCES ladder (id),
           from_tier_id INTEGER, to_tier_id INTEGER, at INTEGER NOT NULL, how TEXT NOT NULL, reason TEXT) STRICT;

CREATE TABLE touch_rule (
           id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE,
           tier_id INTEGER UNIQUE REFERENCES tier (id), tag_id INTEGER UNIQUE REFERENCES tag (id),
           member_id INTEGER UNIQUE REFERENCES member (id), ideal INTEGER, latest INTEGER,
           since TEXT NOT NULL) STRICT;

CREATE INDEX account_member ON account (member_id);

CREATE INDEX activity_channel_channel ON activity_channel (channel_id);

CREATE INDEX activity_community ON activity (community_id) WHERE deleted_at IS NULL;

CREATE INDEX activity_trash ON activity (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE INDEX attachment_hash ON attachment (hash);

CREATE INDEX care_mark_day ON care_mark (community_id, on_day);

CREATE UNIQUE INDEX care_mark_key ON care_mark (community_id, kind, key, coalesce(member_id, 0));

CREATE INDEX care_mark_member ON care_mark (member_id);

CREATE INDEX change_range_record ON change_range (tbl, first_id);

CREATE INDEX change_range_step ON change_range (step_id);

CREATE INDEX change_row_record ON change_row (tbl, row_id);

CREATE INDEX change_row_step ON change_row (step_id);

CREATE INDEX change_row_uid ON change_row (uid);

CREATE INDEX change_step_root ON change_step (root_id);

CREATE INDEX change_step_stack ON change_step (operator_id, kind, state, id);

CREATE INDEX channel_chat_channel ON channel_chat (channel_id);

CREATE INDEX channel_community ON channel (community_id, position);

CREATE INDEX channel_tag_tag ON channel_tag (tag_id);

CREATE INDEX contact_day ON contact (on_day);

CREATE INDEX contact_follow_up ON contact (follow_up_on) WHERE follow_up_on IS NOT NULL AND followed_up = 0;

CREATE INDEX contact_member ON contact (member_id, on_day);

CREATE INDEX content_board ON content (community_id, state, board_position) WHERE deleted_at IS NULL;

CREATE INDEX content_channel_channel ON content_channel (channel_id);

CREATE INDEX content_pillar ON content (pillar_id);

CREATE INDEX content_trash ON content (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE INDEX delivery_channel ON delivery (channel_id, at);

CREATE INDEX feedback_channel ON feedback (channel_id) WHERE channel_id IS NOT NULL;

CREATE INDEX feedback_community ON feedback (community_id, on_day);

CREATE INDEX feedback_member ON feedback (member_id) WHERE member_id IS NOT NULL;

CREATE INDEX finding_member ON finding (member_id);

CREATE INDEX hold_channel_channel ON hold_channel (channel_id);

CREATE INDEX hold_community ON hold (community_id, ended_at);

CREATE INDEX ics_component_uid ON ics_component (community_id, ical_uid);

CREATE INDEX import_batch_community ON import_batch (community_id, at);

CREATE INDEX interaction_author_account ON interaction_author (account_id) WHERE account_id IS NOT NULL;

CREATE INDEX interaction_author_number ON interaction_author (number) WHERE number IS NOT NULL;

CREATE INDEX interaction_cover_batch ON interaction_cover (batch_id);

CREATE INDEX interaction_cover_channel ON interaction_cover (channel_id);

CREATE INDEX interaction_segment_batch ON interaction_segment (batch_id, channel_id);

CREATE INDEX interaction_segment_channel ON interaction_segment (channel_id, confirms, first_at, last_at);

CREATE INDEX ladder_community ON ladder (community_id);

CREATE INDEX member_apart_other ON member_apart (other_id);

CREATE INDEX member_birthday ON member (community_id, birthday_lunar, substr(birthday, -5))
           WHERE birthday IS NOT NULL;

CREATE INDEX member_community ON member (community_id, deleted_at, name_key);

CREATE INDEX member_part ON member (community_id, part) WHERE part IS NOT NULL;

CREATE INDEX member_tag_tag ON member_tag (tag_id);

CREATE INDEX membership_channel ON membership (channel_id, joined_on);

CREATE INDEX membership_member ON membership (member_id);

CREATE INDEX message_text_batch ON message_text (batch_id, channel_id);

CREATE INDEX message_text_channel ON message_text (channel_id, last_at, first_at);

CREATE INDEX name_alias_key ON name_alias (community_id, key);

CREATE INDEX piece_attachment ON piece (attachment_id) WHERE attachment_id IS NOT NULL;

CREATE INDEX piece_content ON piece (content_id, channel_id, position);

CREATE INDEX point_entry_expiry ON point_entry (expires_on) WHERE expires_on IS NOT NULL;

CREATE INDEX point_entry_member ON point_entry (member_id, points);

CREATE INDEX point_entry_rule ON point_entry (rule_id, on_day) WHERE rule_id IS NOT NULL;

CREATE INDEX point_rule_community ON point_rule (community_id);

CREATE INDEX registration_date ON registration (activity_id, original, state);

CREATE INDEX registration_member ON registration (member_id) WHERE member_id IS NOT NULL;

CREATE INDEX relation_other ON relation (other_id);

CREATE INDEX reminder_fire_due ON reminder_fire (state, due_at);

CREATE INDEX reminder_schedule ON reminder (schedule_id);

CREATE INDEX saved_view_page ON saved_view (community_id, page);

CREATE INDEX schedule_window ON schedule (community_id, ends_before, begins);

CREATE INDEX segment_community ON segment (community_id);

CREATE INDEX series_figure_day ON series_figure (day, channel_id, figure, source, value);

CREATE INDEX slot_channel_channel ON slot_channel (channel_id);

CREATE INDEX slot_community ON slot (community_id, position);

CREATE INDEX slot_tag_tag ON slot_tag (tag_id);

CREATE INDEX task_activity ON task (activity_id, position) WHERE activity_id IS NOT NULL;

CREATE INDEX task_content ON task (content_id, position) WHERE content_id IS NOT NULL;

CREATE INDEX task_open ON task (community_id, position) WHERE deleted_at IS NULL AND done_at IS NULL;

CREATE INDEX task_trash ON task (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE INDEX tier_hold_member ON tier_hold (member_id, ladder_id);

CREATE INDEX tier_ladder ON tier (ladder_id);

CREATE INDEX tier_move_member ON tier_move (member_id, at);

