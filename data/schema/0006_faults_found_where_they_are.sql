-- An open fault is found under the site where its device is now as well as under the one where it was reported:
-- its words for searching gain the words that site is found by. From here on they follow by themselves.
INSERT INTO found_words (found_words, rowid, words)
SELECT 'delete', g.no, g.words
FROM fault AS f JOIN found AS g ON g.record = f.id JOIN found AS s ON s.record = f.site_now
WHERE f.state = 1 AND f.site_now IS NOT f.site AND s.words <> '';

UPDATE found SET words = words || CASE words WHEN '' THEN '' ELSE ' ' END
    || (SELECT s.words FROM fault AS f JOIN found AS s ON s.record = f.site_now WHERE f.id = found.record)
WHERE record IN (SELECT f.id FROM fault AS f JOIN found AS s ON s.record = f.site_now
    WHERE f.state = 1 AND f.site_now IS NOT f.site AND s.words <> '');

INSERT INTO found_words (rowid, words)
SELECT g.no, g.words
FROM fault AS f JOIN found AS g ON g.record = f.id JOIN found AS s ON s.record = f.site_now
WHERE f.state = 1 AND f.site_now IS NOT f.site AND s.words <> '';
