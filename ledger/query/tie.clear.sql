-- Purpose: empty the derived ties, before they are derived anew.
-- Parameters: none.
-- Grain: none.
delete from ties;
