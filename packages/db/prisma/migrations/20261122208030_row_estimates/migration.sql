-- How many rows these sets have: with PostgreSQL's guess of a thousand, all members of the installation were read to find
-- the people of three organizations.
ALTER FUNCTION app.met_organization_ids() ROWS 8;
ALTER FUNCTION app.assigned_project_ids() ROWS 20;
