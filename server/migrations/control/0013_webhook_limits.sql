-- How many webhooks a plan includes; null is without limit.

update control.plan set limits = jsonb_set(limits, '{webhooks}', case code
  when 'free' then '2'::jsonb
  when 'basic' then '10'::jsonb
  when 'premium' then '50'::jsonb
  else 'null'::jsonb
end);
