-- A quota can be taken off the table and carries notes, like a price.
ALTER TABLE quota ADD COLUMN notes TEXT;
ALTER TABLE quota ADD COLUMN removed TEXT;
