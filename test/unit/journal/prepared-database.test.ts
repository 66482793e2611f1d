import { expect, test } from 'vitest';
import { PreparedDatabase } from '../../../src-main/journal/prepared-database.ts';

test('compiles a statement once, and it works again after an error and a change of the layout', () => {
  const db = new PreparedDatabase(':memory:');
  db.exec('CREATE TABLE rows (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE) STRICT');
  const insert = () => db.prepare('INSERT INTO rows (text) VALUES (?)');
  insert().run('first');
  expect(() => insert().run('first')).toThrow(/UNIQUE/);
  db.exec('ALTER TABLE rows ADD COLUMN more TEXT');
  insert().run('second');
  expect(insert()).toBe(insert());
  expect(db.prepare('SELECT text FROM rows ORDER BY id').all()).toEqual([
    { text: 'first' },
    { text: 'second' },
  ]);
  db.close();
});

test('keeps no statement for each of many searches', () => {
  const db = new PreparedDatabase(':memory:');
  const first = db.prepare('SELECT 0');
  for (let search = 1; search <= 200; search++) db.prepare(`SELECT ${search}`).get();
  expect(db.prepare('SELECT 0')).not.toBe(first);
  db.close();
});
